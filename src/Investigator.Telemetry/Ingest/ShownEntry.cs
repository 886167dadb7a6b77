using System.Globalization;
using System.Text;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.Ingest;

/// <summary>An entry as text, field by field, for a person who checks a mapping.</summary>
internal static class ShownEntry
{
    private const int LongestText = 200;

    internal static PreviewedEntry Of(in EventFields e, TextArena texts) => Shown(CanonicalFields.Events,
    [
        Text(e.EventId, texts), e.Time is { } time ? Text(new DateTimeOffset(time)) : null, Text(e.AccountId, texts), Text(e.RequestedModel, texts), Text(e.InputTokens), Text(e.OutputTokens), Text(e.ApiKeyId, texts), Text(e.Environment, texts), Text(e.SessionId, texts), Text(e.TraceId, texts), Text(e.Ip, texts),
        Text(e.Asn), Text(e.Country, texts), Text(e.UserAgent, texts), Text(e.TlsFingerprint, texts), Text(e.Operation, texts), Text(e.ReasoningTokens), Text(e.CachedTokens), Text(e.LatencyMilliseconds), Text(e.Status), Text(e.StopReason, texts),
        e.Stream is { } stream ? stream ? "true" : "false" : null, Text(e.Temperature), Text(e.TopP), Text(e.MaxTokens), Text(e.Choices), Text(e.LogProbabilities), Text(e.ToolCount), Text(e.Turn),
        Text(e.SystemPrompt, texts), Text(e.Prompt, texts), Text(e.Response, texts), e.PromptHash is { } hash ? hash.ToString("x16", CultureInfo.InvariantCulture) + "…" : null,
        Text(e.HeaderFingerprint, texts), Text(e.ToolsHash, texts),
    ]);

    internal static PreviewedEntry Of(AccountRecord account) => Shown(CanonicalFields.Accounts,
    [
        account.AccountId.Value, account.CreatedAt is { } created ? Text(created) : null, account.OrganizationId, account.Segment, account.Tier, account.Verification, account.Country, account.EmailDomain,
        account.EmailHash, account.PhoneHash, account.PaymentFingerprint, account.DeviceId, account.SignupIp, account.Referrer, account.Status,
        account.PaymentClass, account.DocumentHash,
    ]);

    private static PreviewedEntry Shown(IReadOnlyList<string> names, string?[] values)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
            if (values[i] is { } value) said[names[i]] = value;
        return new(said);
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private static string? Text<T>(T? number)
        where T : struct, IFormattable => number?.ToString(null, CultureInfo.InvariantCulture);

    private static string? Text(TextSlice slice, TextArena texts)
    {
        if (!slice.IsSaid) return null;
        var whole = texts.Of(slice);
        return whole.Length <= LongestText ? Encoding.UTF8.GetString(whole) : string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(whole[..LongestText])}… ({whole.Length} bytes)");
    }
}
