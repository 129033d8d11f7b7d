<#-- intent: promotional -->
<#import "layout.txt.ftl" as l>

<@l.para>${say(with.title)}</@l.para>

<@l.para><#if (person.firstName)??>${t("message.hello", person.firstName)}<#else>${t("message.hello.nobody")}</#if> ${say(with.text)}</@l.para>
<#if with.until??>

<@l.para>${t("offer.until", date(with.until))}</@l.para>
</#if>
<#if url(with.url!"") != "">
${t("pair", say(with.button), "<" + url(with.url) + ">")}
</#if>
