<#-- intent: neutral -->
<#import "layout.txt.ftl" as l>
<@l.para>${t("message.why." + message.class)}</@l.para>
<#if links.unsubscribe != "">

${t("message.unsubscribe")}:
<${links.unsubscribe}>
<#if links.preferences != "">
${t("message.preferences")}:
<${links.preferences}>
</#if>
</#if>
