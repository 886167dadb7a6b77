using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>Where the fields of rules lie in the store. Text of this assembly alone: what an operator writes never becomes a column.</summary>
internal static class RuleColumns
{
    private static readonly Dictionary<string, string> s_events = new(StringComparer.Ordinal)
    {
        ["model"] = "model",
        ["ip"] = "ip",
        ["network_prefix"] = "network_prefix",
        ["asn"] = "asn",
        ["country"] = "country",
        ["user_agent"] = "user_agent",
        ["tls_fingerprint"] = "tls_fingerprint",
        ["api_key_id"] = "api_key_id",
        ["session_id"] = "session_id",
        ["environment"] = "environment",
        ["operation"] = "operation",
        ["family"] = "family",
        ["skeleton"] = "skeleton",
        ["stop_reason"] = "stop_reason",
        ["status"] = "status",
        ["stream"] = "stream",
        ["input_tokens"] = "input_tokens",
        ["output_tokens"] = "output_tokens",
        ["tokens"] = "(input_tokens::HUGEINT + output_tokens)",
        ["reasoning_tokens"] = "reasoning_tokens",
        ["cached_tokens"] = "cached_tokens",
        ["max_tokens"] = "max_tokens",
        ["latency_ms"] = "latency_ms",
        ["temperature"] = "temperature",
        ["top_p"] = "top_p",
        ["n"] = "n",
        ["logprobs"] = "logprobs",
        ["tool_count"] = "tool_count",
        ["turn"] = "turn",
        ["prompt_words"] = "prompt_words",
        ["prompt_characters"] = "prompt_characters",
        ["hour_of_day"] = "hour(time)",
        ["hour"] = "date_trunc('hour', time)",
        ["day"] = "time::DATE",
    };

    private static readonly Dictionary<string, string> s_accounts = new(StringComparer.Ordinal)
    {
        ["account.age"] = "a.created_at",
        ["account.segment"] = "a.segment",
        ["account.tier"] = "a.tier",
        ["account.verification"] = "a.verification",
        ["account.country"] = "a.country",
        ["account.status"] = "a.status",
        ["account.organization_id"] = "a.organization_id",
        ["account.email_domain"] = "a.email_domain",
        ["account.referrer"] = "a.referrer",
        ["account.id"] = "s.account_id",
    };

    private static readonly Dictionary<string, ResourceKind> s_resources = new(StringComparer.Ordinal)
    {
        ["ip"] = ResourceKind.IpAddress,
        ["network_prefix"] = ResourceKind.NetworkPrefix,
        ["asn"] = ResourceKind.Asn,
        ["tls_fingerprint"] = ResourceKind.TlsFingerprint,
        ["user_agent"] = ResourceKind.ClientStack,
        ["skeleton"] = ResourceKind.PromptSkeleton,
    };

    private static readonly HashSet<string> s_slots = ["api_key_id", "session_id", "family", "hour_of_day", "hour", "day"];

    private static readonly HashSet<string> s_slotSums = ["input_tokens", "output_tokens", "tokens"];

    /// <summary>The field in SQL; half hours have it under the same name, if they have it.</summary>
    internal static string Of(RuleField field) => field.IsOfAccount ? s_accounts[field.Name] : s_events[field.Name];

    /// <summary>The kind under which the daily roll-up keeps the different values of a field; <c>null</c>: it does not.</summary>
    internal static ResourceKind? RolledUp(RuleField field) => s_resources.TryGetValue(field.Name, out var kind) ? kind : null;

    /// <summary>Whether half hours have all that a measure needs.</summary>
    internal static bool HalfHoursKnow(RuleMeasure measure) => measure.Amount switch
    {
        RuleAmount.Count when measure.Of is null || IsErrors(measure) => true,
        RuleAmount.Count or RuleAmount.Share => HalfHoursKnow(measure.Of!),
        RuleAmount.Distinct => s_slots.Contains(measure.Field!.Name) && (measure.Of is null || HalfHoursKnow(measure.Of)),
        RuleAmount.Sum => s_slotSums.Contains(measure.Field!.Name) && (measure.Of is null || HalfHoursKnow(measure.Of)),
        _ => false,
    };

    /// <summary>Half hours count errors by themselves.</summary>
    internal static bool IsErrors(RuleMeasure measure) =>
        measure is { Amount: RuleAmount.Count, Of: FieldTest { Field.Name: "status", Ask: Compares { How: RuleComparison.AtLeast, Numbers: [400] } } };

    private static bool HalfHoursKnow(RuleNode node) => node switch
    {
        RuleAll all => all.Parts.All(HalfHoursKnow),
        RuleAny any => any.Parts.All(HalfHoursKnow),
        RuleNot not => HalfHoursKnow(not.Part),
        FieldTest test => s_slots.Contains(test.Field.Name),
        _ => false,
    };
}
