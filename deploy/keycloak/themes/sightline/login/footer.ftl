<#macro content>
<p class="sl-help">${msg("sightlineHelp")}</p>
</#macro>
