<#-- intent: neutral -->
<#-- How text parts are laid out in 72 columns. -->
<#assign gap = ""?right_pad(28)>
<#macro section name>

${name}
${""?left_pad(name?length, "-")}
<#nested>
</#macro>
<#macro para first="" rest=""><@wrap first=first rest=rest><#nested></@wrap></#macro>
<#macro item><@wrap first="* " rest="  "><#nested></@wrap></#macro>
<#macro row label indent=""><@wrap first=indent + label?right_pad(28) rest=indent + gap><#nested></@wrap></#macro>
