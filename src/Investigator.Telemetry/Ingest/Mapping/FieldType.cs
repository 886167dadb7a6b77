namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>What a canonical field holds, and so what is made of a value that is mapped onto it.</summary>
internal enum FieldType
{
    Text,
    Time,
    Whole,
    Decimal,
    Flag,
    FlagOrCount,
    Address,
    SystemText,
    PromptText,
    ResponseText,
}

/// <summary>The types of the canonical fields.</summary>
internal static class FieldTypes
{
    internal static FieldType Of(string field) => field switch
    {
        "time" or "created_at" => FieldType.Time,
        "ip" or "signup_ip" => FieldType.Address,
        "input_tokens" or "output_tokens" or "reasoning_tokens" or "cached_tokens" or "latency_ms" or "max_tokens" or "n" or "tool_count" or "turn" or "asn" => FieldType.Whole,
        "temperature" or "top_p" => FieldType.Decimal,
        "stream" => FieldType.Flag,
        "logprobs" => FieldType.FlagOrCount,
        "system_prompt" => FieldType.SystemText,
        "prompt" => FieldType.PromptText,
        "response" => FieldType.ResponseText,
        _ => FieldType.Text,
    };
}
