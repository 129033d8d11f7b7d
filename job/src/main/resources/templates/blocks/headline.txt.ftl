<#-- intent: promotional -->
<#import "layout.txt.ftl" as l>

<@l.para>${say(with.title)}</@l.para>

<@l.para><#if (person.firstName)??>${t("message.hello", person.firstName)}<#else>${t("message.hello.nobody")}</#if> ${say(with.text)}</@l.para>
