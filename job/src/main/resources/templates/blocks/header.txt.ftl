<#-- intent: neutral -->
<#macro header kind at>
${brand.name} · ${kind} · ${at}
${""?left_pad(72, "=")}
</#macro>
