namespace Investigator.Domain.Ingest;

/// <summary>The fields of the two native streams, by name: what a log format is mapped onto, what a detector may need, what coverage counts.</summary>
public static class CanonicalFields
{
    /// <summary>Fields of a usage event, needed ones first.</summary>
    public static IReadOnlyList<string> Events { get; } =
    [
        "event_id", "time", "account_id", "model", "input_tokens", "output_tokens",
        "api_key_id", "environment", "session_id", "trace_id", "ip", "asn", "country", "user_agent", "tls_fingerprint", "operation",
        "reasoning_tokens", "cached_tokens", "latency_ms", "status", "stop_reason", "stream", "temperature", "top_p", "max_tokens", "n", "logprobs",
        "tool_count", "turn", "system_prompt", "prompt", "response", "prompt_sha256", "header_fingerprint", "tools_sha256",
    ];

    /// <summary>Fields of an account record, the needed one first.</summary>
    public static IReadOnlyList<string> Accounts { get; } =
    [
        "account_id", "created_at", "organization_id", "segment", "tier", "verification", "country", "email_domain", "email_hash", "phone_hash",
        "payment_fingerprint", "device_id", "signup_ip", "referrer", "status", "payment_class", "document_hash",
    ];

    /// <summary>Fields without which an entry can't be taken.</summary>
    public static IReadOnlyList<string> NeededOf(IngestStream stream) => stream is IngestStream.Events ? [.. Events.Take(6)] : [Accounts[0]];

    /// <summary>All fields of a stream.</summary>
    public static IReadOnlyList<string> Of(IngestStream stream) => stream is IngestStream.Events ? Events : Accounts;
}
