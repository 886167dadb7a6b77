using Investigator.Domain.Text;

namespace Investigator.Domain.Detection.Rules;

/// <summary>Every field of the rule language; the names of requests are those of the event schema.</summary>
public static class RuleFields
{
    internal const string OfAccount = "account.";

    /// <summary>The start of the clock hour (UTC) in which a request came.</summary>
    public const string Hour = "hour";

    /// <summary>The day (UTC) on which a request came.</summary>
    public const string Day = "day";

    /// <summary>Input and output tokens together.</summary>
    public const string Tokens = "tokens";

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<RuleField> All { get; } =
    [
        new("model", RuleFieldKind.Text, "requested model"),
        new("ip", RuleFieldKind.Text, "client address") { Aliases = ["address"] },
        new("network_prefix", RuleFieldKind.Text, "its /24 or /48 network") { Aliases = ["prefix", "network"] },
        new("asn", RuleFieldKind.Whole, "autonomous system of the address"),
        new("country", RuleFieldKind.Text, "country of the address"),
        new("user_agent", RuleFieldKind.Text, "client as it names itself") { Aliases = ["client"] },
        new("tls_fingerprint", RuleFieldKind.Text, "JA4 or JA3 of the client") { Aliases = ["tls", "ja4", "ja3"] },
        new("api_key_id", RuleFieldKind.Text, "id of the API key") { Aliases = ["key"] },
        new("session_id", RuleFieldKind.Text, "session as sent") { Aliases = ["session"] },
        new("environment", RuleFieldKind.Text, "what the key was issued for"),
        new("operation", RuleFieldKind.Text, "chat, completion, embeddings"),
        new("family", RuleFieldKind.Text, "likeliest prompt family"),
        new("skeleton", RuleFieldKind.Sign, "prompt with its slots masked: how many different ones") { Aliases = ["template"] },
        new("stop_reason", RuleFieldKind.Text, "why the answer ended"),
        new("status", RuleFieldKind.Whole, "HTTP status returned"),
        new("stream", RuleFieldKind.Flag, "answered as a stream"),
        new("input_tokens", RuleFieldKind.Whole, "billed input") { Aliases = ["input"] },
        new("output_tokens", RuleFieldKind.Whole, "billed output") { Aliases = ["output"] },
        new(Tokens, RuleFieldKind.Whole, "input and output together"),
        new("reasoning_tokens", RuleFieldKind.Whole, "part of the output") { Aliases = ["reasoning"] },
        new("cached_tokens", RuleFieldKind.Whole, "part of the input") { Aliases = ["cached"] },
        new("max_tokens", RuleFieldKind.Whole, "longest answer asked for"),
        new("latency_ms", RuleFieldKind.Whole, "whole answer, in milliseconds") { Aliases = ["latency"] },
        new("temperature", RuleFieldKind.Fraction, "as requested"),
        new("top_p", RuleFieldKind.Fraction, "as requested"),
        new("n", RuleFieldKind.Whole, "answers asked for at once") { Aliases = ["choices"] },
        new("logprobs", RuleFieldKind.Whole, "log-probabilities asked for"),
        new("tool_count", RuleFieldKind.Whole, "tools offered") { Aliases = ["tools"] },
        new("turn", RuleFieldKind.Whole, "position in its conversation"),
        new("prompt_words", RuleFieldKind.Whole, "words of the newest message"),
        new("prompt_characters", RuleFieldKind.Whole, "characters of the newest message"),
        new("hour_of_day", RuleFieldKind.Whole, "0 to 23, UTC"),
        new(Hour, RuleFieldKind.Sign, "clock hour with a request: how many"),
        new(Day, RuleFieldKind.Sign, "day (UTC) with a request: how many"),
        new("account.age", RuleFieldKind.Age, "since it was made, at the end of the window") { Aliases = ["age"] },
        new("account.segment", RuleFieldKind.Text, "individual, business, enterprise, education, research, startup") { Aliases = ["segment"] },
        new("account.tier", RuleFieldKind.Text, "rate-limit or spend tier") { Aliases = ["tier"] },
        new("account.verification", RuleFieldKind.Text, "none, email, phone, payment, kyc") { Aliases = ["verification"] },
        new("account.country", RuleFieldKind.Text, "country that was declared"),
        new("account.status", RuleFieldKind.Text, "active, frozen, banned, closed"),
        new("account.organization_id", RuleFieldKind.Text, "customer it belongs to") { Aliases = ["organization", "account.organization"] },
        new("account.email_domain", RuleFieldKind.Text, "domain of its e-mail address") { Aliases = ["email_domain"] },
        new("account.referrer", RuleFieldKind.Text, "sign-up campaign or reseller") { Aliases = ["referrer"] },
        new("account.id", RuleFieldKind.Text, "the account itself, to leave one out") { Aliases = ["account", "account_id"] },
    ];

    private static readonly Dictionary<string, RuleField> s_byName = All
        .SelectMany(field => field.Aliases.Prepend(field.Name).Select(name => (name, field))).ToDictionary(p => p.name, p => p.field, StringComparer.OrdinalIgnoreCase);

    /// <summary>By name or alias, in any case; <c>null</c>: there is none.</summary>
    public static RuleField? Find(string name) => s_byName.GetValueOrDefault(name);

    /// <summary>The name of the field that somebody may have meant.</summary>
    internal static string? Nearest(string name) => Spelling.Nearest(name, s_byName.Keys) is { } near ? s_byName[near].Name : null;
}
