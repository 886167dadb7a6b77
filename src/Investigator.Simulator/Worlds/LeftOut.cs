namespace Investigator.Simulator.Worlds;

/// <summary>Fields that senders do not send. Many gateways know neither fingerprints nor sessions, and some may not pass text on.</summary>
internal sealed class LeftOut(IReadOnlyList<string> fields)
{
    /// <summary>Every field of either stream that the schema does not need; <c>text</c> stands for prompts and system prompts, of which a hash is sent instead.</summary>
    public static readonly string[] Possible =
        ["api_key_id", "environment", "session_id", "ip", "asn", "country", "user_agent", "tls_fingerprint", "header_fingerprint", "tools_sha256", "stop_reason", "temperature", "max_tokens", "tool_count", "system_prompt", "prompt", "text", "reasoning_tokens",
         "organization_id", "segment", "tier", "verification", "email_domain", "email_hash", "phone_hash", "payment_fingerprint", "payment_class", "device_id", "document_hash", "signup_ip", "referrer", "created_at"];

    private readonly HashSet<string> _fields = [.. fields];

    public bool HashText => _fields.Contains("text");

    public bool this[string field] => _fields.Contains(field) || field is "system_prompt" && HashText;
}
