<#-- intent: neutral -->
<#import "layout.txt.ftl" as l>
<#macro footer>

${""?left_pad(72, "=")}
<@l.para>${t("footer.system")} ${t("footer.confidential")} <#if brand.contact != "">${t("footer.tell", brand.contact)}<#else>${t("footer.tell", t("footer.tell.default"))}</#if></@l.para>
<#nested>

<@l.para>${brand.name}<#if brand.footer != ""> · ${brand.footer}</#if></@l.para>
</#macro>
