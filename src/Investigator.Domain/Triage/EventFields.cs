using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>What the stored usage events can be asked by. They hold no text: prompts are opened one by one and with a purpose, never searched.</summary>
public static class EventFields
{
    public static QueryFields All { get; } = new(
        null,
        new("account", QueryFieldKind.Id, "account id") { Aliases = ["subject"], IsPersonal = true },
        new("time", QueryFieldKind.Time, "when it was sent") { Aliases = ["at", "seen"] },
        new("key", QueryFieldKind.Id, "API key") { Aliases = ["api_key"], IsPersonal = true, Resource = ResourceKind.ApiKey },
        new("session", QueryFieldKind.Id, "session id, as the log names it") { IsPersonal = true },
        new("trace", QueryFieldKind.Id, "trace id") { IsPersonal = true },
        new("environment", QueryFieldKind.Name, "environment of the key"),
        new("model", QueryFieldKind.Name, "model that was asked for"),
        new("operation", QueryFieldKind.Name, "kind of request, such as chat"),
        new("family", QueryFieldKind.Name, "likeliest prompt family"),
        new("likeness", QueryFieldKind.Number, "how likely that family is, 0 to 1"),
        new("skeleton", QueryFieldKind.Exact, "prompt skeleton, 16 hexadecimal digits") { Aliases = ["template"], Resource = ResourceKind.PromptSkeleton },
        new("address", QueryFieldKind.Id, "IP address") { Aliases = ["ip"], IsPersonal = true, Resource = ResourceKind.IpAddress },
        new("prefix", QueryFieldKind.Id, "network prefix: 192.0.2.0/24, 2001:db8::/48") { Aliases = ["network"], IsPersonal = true, Resource = ResourceKind.NetworkPrefix },
        new("asn", QueryFieldKind.Exact, "autonomous system, as a number") { Aliases = ["as"], Resource = ResourceKind.Asn },
        new("country", QueryFieldKind.Name, "country of the address"),
        new("ja4", QueryFieldKind.Id, "TLS fingerprint") { Aliases = ["tls"], Resource = ResourceKind.TlsFingerprint },
        new("client", QueryFieldKind.Text, "part of the client's name") { Aliases = ["user_agent"], Resource = ResourceKind.ClientStack },
        new("input", QueryFieldKind.Number, "input tokens"),
        new("output", QueryFieldKind.Number, "output tokens"),
        new("reasoning", QueryFieldKind.Number, "reasoning tokens"),
        new("cached", QueryFieldKind.Number, "cached input tokens"),
        new("latency", QueryFieldKind.Number, "milliseconds to the answer"),
        new("status", QueryFieldKind.Number, "HTTP status of the answer"),
        new("stop", QueryFieldKind.Name, "why the answer ended"),
        new("stream", QueryFieldKind.Choice, "whether it was streamed") { Choices = ["yes", "no"] },
        new("temperature", QueryFieldKind.Number, "temperature asked for"),
        new("tools", QueryFieldKind.Number, "tools offered to the model"),
        new("turn", QueryFieldKind.Number, "turn of the conversation"));
}
