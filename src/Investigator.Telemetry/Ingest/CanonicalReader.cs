using System.Text.Json;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.Ingest;

/// <summary>The native format: one flat JSON object per line. Unknown fields are passed over; of a field said twice the last one counts.</summary>
internal sealed class CanonicalReader : IUsageLogReader
{
    private static readonly string[] Segments = ["individual", "business", "enterprise", "education", "research", "startup"];
    private static readonly string[] Verifications = ["none", "email", "phone", "payment", "kyc"];
    private static readonly string[] Statuses = ["active", "frozen", "banned", "closed"];
    private static readonly string[] PaymentClasses = ["credit", "debit", "prepaid", "virtual", "gift", "bank", "wallet", "crypto"];
    private readonly StringCache _strings = new();

    public string Format => "canonical";

    public void Read(IngestStream kind, ReadOnlySpan<byte> line, long number, UsageBatch into)
    {
        if (kind is IngestStream.Events && PlainLine.TryRead(line, into)) return;
        ReadGenerally(kind, line, number, into);
    }

    /// <summary>The same, whatever the line looks like.</summary>
    internal void ReadGenerally(IngestStream kind, ReadOnlySpan<byte> line, long number, UsageBatch into)
    {
        var texts = into.Texts.Length;
        if (Problem(kind, line, into) is not { } problem) return;
        into.Texts.Rewind(texts);
        into.Reject(number, problem, line);
    }

    private string? Problem(IngestStream kind, ReadOnlySpan<byte> line, UsageBatch into)
    {
        try
        {
            var json = new JsonFields(line, _strings);
            if (!json.IsObject()) return "the line is not a JSON object";
            return kind is IngestStream.Events ? Event(ref json, into) : Account(ref json, into);
        }
        catch (JsonException broken)
        {
            return $"the line is not valid JSON, at byte {broken.BytePositionInLine}";
        }
        catch (InvalidOperationException)
        {
            // The framework's answer to \ud800 without its other half: it names no text that could be stored.
            return "the line holds half a surrogate pair (such as \\ud800 alone), which is no text";
        }
    }

    private static string? Event(ref JsonFields json, UsageBatch into)
    {
        EventFields e = default;
        while (json.Next()) Field(ref json, ref e, into.Texts);
        if (json.Problem is { } problem) return problem;

        if (!e.EventId.IsSaid) return "event_id: missing";
        if (e.Time is null) return "time: missing";
        if (!e.AccountId.IsSaid) return "account_id: missing";
        if (!e.RequestedModel.IsSaid) return "model: missing";
        if (e.InputTokens is null) return "input_tokens: missing";
        if (e.OutputTokens is null) return "output_tokens: missing";
        if (!e.Operation.IsSaid) e.Operation = into.Texts.Add("chat"u8);
        e.Status ??= 200;
        into.Add(e);
        return null;
    }

    private static void Field(ref JsonFields json, ref EventFields e, TextArena texts)
    {
        var name = json.Name;
        switch (name.Length)
        {
            case 8 when name.SequenceEqual("event_id"u8): e.EventId = texts.Add(json.Id()); break;
            case 4 when name.SequenceEqual("time"u8): e.Time = json.Time(); break;
            case 10 when name.SequenceEqual("account_id"u8): e.AccountId = texts.Add(json.Id()); break;
            case 10 when name.SequenceEqual("api_key_id"u8): e.ApiKeyId = texts.Add(json.Id()); break;
            case 11 when name.SequenceEqual("environment"u8): e.Environment = texts.Add(json.Text()); break;
            case 10 when name.SequenceEqual("session_id"u8): e.SessionId = texts.Add(json.Id()); break;
            case 8 when name.SequenceEqual("trace_id"u8): e.TraceId = texts.Add(json.Id(64)); break;
            case 2 when name.SequenceEqual("ip"u8): e.Ip = texts.Add(json.Address()); break;
            case 3 when name.SequenceEqual("asn"u8): e.Asn = json.Whole(0, uint.MaxValue); break;
            case 7 when name.SequenceEqual("country"u8): e.Country = texts.Add(json.Country()); break;
            case 10 when name.SequenceEqual("user_agent"u8): e.UserAgent = texts.Add(json.Text()); break;
            case 15 when name.SequenceEqual("tls_fingerprint"u8): e.TlsFingerprint = texts.Add(json.Text()); break;
            case 9 when name.SequenceEqual("operation"u8): e.Operation = texts.Add(json.Text()); break;
            case 5 when name.SequenceEqual("model"u8): e.RequestedModel = texts.Add(json.Text(1, int.MaxValue)); break;
            case 12 when name.SequenceEqual("input_tokens"u8): e.InputTokens = json.Whole(0); break;
            case 13 when name.SequenceEqual("output_tokens"u8): e.OutputTokens = json.Whole(0); break;
            case 16 when name.SequenceEqual("reasoning_tokens"u8): e.ReasoningTokens = json.Whole(0); break;
            case 13 when name.SequenceEqual("cached_tokens"u8): e.CachedTokens = json.Whole(0); break;
            case 10 when name.SequenceEqual("latency_ms"u8): e.LatencyMilliseconds = json.Whole(0); break;
            case 6 when name.SequenceEqual("status"u8): e.Status = json.Small(); break;
            case 11 when name.SequenceEqual("stop_reason"u8): e.StopReason = texts.Add(json.Text()); break;
            case 6 when name.SequenceEqual("stream"u8): e.Stream = json.Flag(); break;
            case 11 when name.SequenceEqual("temperature"u8): e.Temperature = json.Number(); break;
            case 5 when name.SequenceEqual("top_p"u8): e.TopP = json.Number(); break;
            case 10 when name.SequenceEqual("max_tokens"u8): e.MaxTokens = json.Whole(); break;
            case 1 when name.SequenceEqual("n"u8): e.Choices = json.Small(); break;
            case 8 when name.SequenceEqual("logprobs"u8): e.LogProbabilities = json.FlagOrCount(); break;
            case 10 when name.SequenceEqual("tool_count"u8): e.ToolCount = json.Small(0); break;
            case 4 when name.SequenceEqual("turn"u8): e.Turn = json.Small(1); break;
            case 13 when name.SequenceEqual("system_prompt"u8): e.SystemPrompt = json.Text(texts); break;
            case 6 when name.SequenceEqual("prompt"u8): e.Prompt = json.Text(texts); break;
            case 8 when name.SequenceEqual("response"u8): e.Response = json.Text(texts); break;
            case 13 when name.SequenceEqual("prompt_sha256"u8): e.PromptHash = json.Sha256Head(); break;
            case 18 when name.SequenceEqual("header_fingerprint"u8): e.HeaderFingerprint = texts.Add(json.Text()); break;
            case 12 when name.SequenceEqual("tools_sha256"u8): e.ToolsHash = texts.Add(json.Sha256()); break;
            default: json.Skip(); break;
        }
    }

    private static string? Account(ref JsonFields json, UsageBatch into)
    {
        string? id = null;
        var account = new AccountRecord { AccountId = default };
        while (json.Next())
        {
            if (json.Name.SequenceEqual("account_id"u8)) id = json.Id();
            else account = Field(ref json, account);
        }
        if (json.Problem is { } problem) return problem;
        if (id is null) return "account_id: missing";
        into.Accounts.Add(account with { AccountId = new(id) });
        return null;
    }

    private static AccountRecord Field(ref JsonFields json, AccountRecord account)
    {
        switch (json.Name)
        {
            case var f when f.SequenceEqual("created_at"u8): return account with { CreatedAt = json.Time() is { } at ? new DateTimeOffset(at) : null };
            case var f when f.SequenceEqual("organization_id"u8): return account with { OrganizationId = json.Id(int.MaxValue) };
            case var f when f.SequenceEqual("segment"u8): return account with { Segment = json.OneOf(Segments) };
            case var f when f.SequenceEqual("tier"u8): return account with { Tier = json.Text() };
            case var f when f.SequenceEqual("verification"u8): return account with { Verification = json.OneOf(Verifications) };
            case var f when f.SequenceEqual("country"u8): return account with { Country = json.Country() };
            case var f when f.SequenceEqual("email_domain"u8): return account with { EmailDomain = json.Domain() };
            case var f when f.SequenceEqual("email_hash"u8): return account with { EmailHash = json.Sha256() };
            case var f when f.SequenceEqual("phone_hash"u8): return account with { PhoneHash = json.Sha256() };
            case var f when f.SequenceEqual("payment_fingerprint"u8): return account with { PaymentFingerprint = json.Id(int.MaxValue) };
            case var f when f.SequenceEqual("device_id"u8): return account with { DeviceId = json.Id(int.MaxValue) };
            case var f when f.SequenceEqual("signup_ip"u8): return account with { SignupIp = json.Address() };
            case var f when f.SequenceEqual("referrer"u8): return account with { Referrer = json.Id(int.MaxValue) };
            case var f when f.SequenceEqual("status"u8): return account with { Status = json.OneOf(Statuses) };
            case var f when f.SequenceEqual("payment_class"u8): return account with { PaymentClass = json.OneOf(PaymentClasses) };
            case var f when f.SequenceEqual("document_hash"u8): return account with { DocumentHash = json.Sha256() };
            default:
                json.Skip();
                return account;
        }
    }
}
