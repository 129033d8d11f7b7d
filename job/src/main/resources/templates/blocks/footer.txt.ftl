<#-- intent: neutral -->
<#import "layout.txt.ftl" as l>
<#macro footer>

${""?left_pad(72, "=")}
<#nested>

<@l.para>${brand.name}<#if brand.footer != ""> · ${brand.footer}</#if></@l.para>
</#macro>
