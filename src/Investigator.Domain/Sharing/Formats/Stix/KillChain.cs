namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>The tactics of MITRE ATLAS (atlas.mitre.org) as phases of a kill chain.</summary>
internal static class KillChain
{
    internal const string Name = "mitre-atlas";

    /// <summary>Where in the chain an indicator is seen: accounts are set up, the model is reached, its answers are taken.</summary>
    internal static string PhaseOf(IndicatorKind kind) => kind switch
    {
        IndicatorKind.EmailDomain or IndicatorKind.AccountHash or IndicatorKind.PaymentHash or IndicatorKind.DeviceHash or IndicatorKind.EmailHash => "resource-development",
        IndicatorKind.IpAddress or IndicatorKind.NetworkPrefix or IndicatorKind.AutonomousSystem or IndicatorKind.TlsFingerprint or IndicatorKind.UserAgent or IndicatorKind.HeaderFingerprint => "ai-model-access",
        IndicatorKind.PromptSkeleton or IndicatorKind.ToolSchema => "exfiltration",
    };
}
