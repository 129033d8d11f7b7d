<#-- intent: promotional -->
<#import "layout.txt.ftl" as l>
<#if recommendations?has_content>
<@l.section t("recommendations.heading")>
<#list recommendations as item>
<#if item?index lt 3 && url(item.url) != "">
<@l.item>${item.name}<#if item.text??>: ${item.text}</#if></@l.item>
  <${url(item.url)}>
</#if>
</#list>
</@l.section>
</#if>
