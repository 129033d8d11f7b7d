<#-- intent: transactional -->
<#import "layout.txt.ftl" as l>

<@l.para>${say(with.title)}</@l.para>

<@l.para><#if (person.firstName)??>${t("message.hello", person.firstName)}<#else>${t("message.hello.nobody")}</#if> ${say(with.text)}</@l.para>

<#if person.email??><@l.row t("access.login")>${person.email}</@l.row></#if>
<#if data.endsAt??><@l.row t("access.until")>${dateTime(data.endsAt)}</@l.row></#if>

<@l.para>${t("access.notYou")}</@l.para>
<#if url(data.accessUrl!"") != "">
${t("pair", say(with.button), "<" + url(data.accessUrl) + ">")}
</#if>
