using Investigator.Domain.Sharing.Formats.Stix;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>What a STIX pattern asks for, in kinds that this console can compare; each alternative stands for itself.</summary>
public static class ReportedPattern
{
    /// <summary>The alternatives of a pattern: what each names, or why it can't be looked for here. At least one.</summary>
    public static IReadOnlyList<PatternMatch> Read(string pattern)
    {
        var (alternatives, wrong) = PatternReader.Read(pattern);
        return wrong is null ? [.. alternatives.Select(Of).Distinct()] : [PatternMatch.No($"the pattern can't be read: {wrong}")];
    }

    private static PatternMatch Of(IReadOnlyList<Comparison> together)
    {
        if (together is [var one]) return Single(one);
        if (together is [{ Operator: "=" } first, { Operator: "=" } second] && Trace(first, second) is { } trace) return trace;
        return PatternMatch.No("it asks for several things of one request at once");
    }

    private static PatternMatch Single(Comparison one)
    {
        var type = one.Path[..one.Path.IndexOf(':', StringComparison.Ordinal)];
        return (one.Path, one.Operator) switch
        {
            ("ipv4-addr:value" or "ipv6-addr:value" or "network-traffic:src_ref.value", "=" or "ISSUBSET") => Address(one.Value),
            ("autonomous-system:number", "=") => Comparable(IndicatorKind.AutonomousSystem, one.Value),
            ("domain-name:value", "=") => Comparable(IndicatorKind.EmailDomain, one.Value),
            ("network-traffic:extensions.http-request-ext.request_header.User-Agent", "=") => Comparable(IndicatorKind.UserAgent, one.Value),
            ($"{StixVocabulary.TraceType}:value" or $"{StixVocabulary.TraceType}:kind", _) => PatternMatch.No("a trace is named by its kind and its value together"),
            ("email-addr:value", _) => PatternMatch.No("this console keeps no e-mail addresses, only hashes of them"),
            (_, var other) when Knows(one.Path) => PatternMatch.No($"{SharedText.Clean(other, 20)} can't be compared here, only equality and, of networks, ISSUBSET"),
            _ => PatternMatch.No($"this console keeps nothing that answers {SharedText.Clean(type, 40)}"),
        };
    }

    private static PatternMatch? Trace(Comparison first, Comparison second)
    {
        var (kind, value) = first.Path == $"{StixVocabulary.TraceType}:kind" ? (first, second) : (second, first);
        if (kind.Path != $"{StixVocabulary.TraceType}:kind" || value.Path != $"{StixVocabulary.TraceType}:value") return null;
        var known = Enum.GetValues<IndicatorKind>().Where(one => StixPattern.UsesTrace(one) && one.Word() == kind.Value).Select(one => (IndicatorKind?)one).SingleOrDefault();
        return known is { } of ? Comparable(of, value.Value) : PatternMatch.No($"no trace of the kind \"{SharedText.Clean(kind.Value, 40)}\" is known here");
    }

    private static bool Knows(string path) => path is "ipv4-addr:value" or "ipv6-addr:value" or "network-traffic:src_ref.value" or "autonomous-system:number" or "domain-name:value"
        or "network-traffic:extensions.http-request-ext.request_header.User-Agent";

    private static PatternMatch Address(string value) =>
        value.Contains('/', StringComparison.Ordinal) && !value.EndsWith("/32", StringComparison.Ordinal) && !value.EndsWith("/128", StringComparison.Ordinal)
            ? Comparable(IndicatorKind.NetworkPrefix, value)
            : Comparable(IndicatorKind.IpAddress, value.Split('/')[0]);

    private static PatternMatch Comparable(IndicatorKind kind, string value) => ReportedValue.Of(kind, value);
}

/// <summary>One alternative of a pattern.</summary>
/// <param name="Kind">What it names; <c>null</c> when it can't be compared.</param>
/// <param name="WhyNot">Why it can't be looked for; <c>null</c>: it can.</param>
public sealed record PatternMatch(IndicatorKind? Kind, string Value, string? WhyNot)
{
    internal static PatternMatch No(string why) => new(null, "", why);
}
