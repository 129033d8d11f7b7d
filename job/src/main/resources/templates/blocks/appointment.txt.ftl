<#-- intent: transactional -->
<#import "layout.txt.ftl" as l>

<@l.para>${t("meeting.heading")}</@l.para>

<@l.para><#if (person.firstName)??>${t("message.hello", person.firstName)}<#else>${t("message.hello.nobody")}</#if> ${t("meeting.confirmed", data.host)}</@l.para>

<@l.row t("meeting.when")>${dateTime(data.startsAt)} (${zone})</@l.row>
<@l.row t("meeting.with")>${data.host}</@l.row>
<#if data.subject??><@l.row t("meeting.about")>${data.subject}</@l.row></#if>

<@l.para>${t("meeting.change")}</@l.para>
<#if url(data.joinUrl!"") != "">
${t("pair", t("meeting.join"), "<" + url(data.joinUrl) + ">")}
</#if>
