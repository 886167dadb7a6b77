namespace Investigator.Domain.Detection.Rules;

/// <summary>Which fields of the event schema a rule is blind without.</summary>
internal static class RuleNeeds
{
    // Told by every event, or made from what every event tells.
    private static readonly HashSet<string> s_always = ["model", "input_tokens", "output_tokens", "tokens", "hour", "day", "hour_of_day", "account.id", "status", "operation"];

    public static IEnumerable<string> Of(Rule rule) => rule.Fields.Where(f => !s_always.Contains(f.Name)).Select(f => f.Name switch
    {
        "network_prefix" => "ip",
        "skeleton" or "family" or "prompt_words" or "prompt_characters" => "prompt",
        "account.age" => "created_at",
        _ when f.IsOfAccount => f.Name[RuleFields.OfAccount.Length..],
        _ => f.Name,
    }).Distinct(StringComparer.Ordinal);
}
