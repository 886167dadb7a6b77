using System.Text;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>Indicators in the STIX patterning language (STIX 2.1, section 9).</summary>
internal static class StixPattern
{
    /// <summary>The pattern that finds an indicator.</summary>
    internal static string Of(IndicatorKind kind, string value) => kind switch
    {
        IndicatorKind.IpAddress => $"[{AddressType(value)}:value = {Quote(value)}]",
        IndicatorKind.NetworkPrefix => $"[{AddressType(value)}:value ISSUBSET {Quote(value)}]",
        IndicatorKind.AutonomousSystem => $"[autonomous-system:number = {StixObservable.SystemNumber(value)}]",
        IndicatorKind.EmailDomain => $"[domain-name:value = {Quote(value)}]",
        IndicatorKind.UserAgent => $"[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' = {Quote(value)}]",
        IndicatorKind.TlsFingerprint or IndicatorKind.HeaderFingerprint or IndicatorKind.ToolSchema or IndicatorKind.PromptSkeleton or IndicatorKind.AccountHash or IndicatorKind.PaymentHash
            or IndicatorKind.DeviceHash or IndicatorKind.EmailHash =>
            $"[{StixVocabulary.TraceType}:kind = {Quote(kind.Word())} AND {StixVocabulary.TraceType}:value = {Quote(value)}]",
    };

    /// <summary>Whether the pattern of that kind speaks of <see cref="StixVocabulary.TraceType"/>.</summary>
    internal static bool UsesTrace(IndicatorKind kind) => kind is IndicatorKind.TlsFingerprint or IndicatorKind.HeaderFingerprint or IndicatorKind.ToolSchema or IndicatorKind.PromptSkeleton || kind.IsPersonal();

    /// <summary>The observable type of an address or network.</summary>
    internal static string AddressType(string value) => value.Contains(':', StringComparison.Ordinal) ? "ipv6-addr" : "ipv4-addr";

    /// <summary>A string literal: only the quote and the backslash end or change one, everything else stands for itself.</summary>
    internal static string Quote(string value)
    {
        var literal = new StringBuilder("'", value.Length + 8);
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value is '\'' or '\\')
                literal.Append('\\');
            literal.Append(rune.ToString());
        }

        return literal.Append('\'').ToString();
    }
}
