using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.Ingest;

/// <summary>Counts which canonical fields the entries of a batch say, in the order of <see cref="CanonicalFields"/>.</summary>
internal static class BatchArrivals
{
    internal static long[] Of(UsageBatch batch)
    {
        var said = new long[CanonicalFields.Of(batch.Kind).Count];
        if (batch.Kind is IngestStream.Events)
            foreach (ref readonly var e in batch.Events) Count(in e, said);
        else
            foreach (var account in batch.Accounts) Count(account, said);
        return said;
    }

    internal static DateTime? NewestOf(UsageBatch batch)
    {
        DateTime? newest = null;
        foreach (ref readonly var e in batch.Events)
            if (newest is null || e.Time > newest) newest = e.Time;
        return newest;
    }

    // The order is that of CanonicalFields.Events; a test holds the two together.
    private static void Count(in EventFields e, long[] said)
    {
        for (var needed = 0; needed < 6; needed++) said[needed]++;
        said[6] += Said(e.ApiKeyId);
        said[7] += Said(e.Environment);
        said[8] += Said(e.SessionId);
        said[9] += Said(e.TraceId);
        said[10] += Said(e.Ip);
        said[11] += e.Asn.HasValue ? 1 : 0;
        said[12] += Said(e.Country);
        said[13] += Said(e.UserAgent);
        said[14] += Said(e.TlsFingerprint);
        said[15] += Said(e.Operation);
        said[16] += e.ReasoningTokens.HasValue ? 1 : 0;
        said[17] += e.CachedTokens.HasValue ? 1 : 0;
        said[18] += e.LatencyMilliseconds.HasValue ? 1 : 0;
        said[19] += e.Status.HasValue ? 1 : 0;
        said[20] += Said(e.StopReason);
        said[21] += e.Stream.HasValue ? 1 : 0;
        said[22] += e.Temperature.HasValue ? 1 : 0;
        said[23] += e.TopP.HasValue ? 1 : 0;
        said[24] += e.MaxTokens.HasValue ? 1 : 0;
        said[25] += e.Choices.HasValue ? 1 : 0;
        said[26] += e.LogProbabilities.HasValue ? 1 : 0;
        said[27] += e.ToolCount.HasValue ? 1 : 0;
        said[28] += e.Turn.HasValue ? 1 : 0;
        said[29] += Said(e.SystemPrompt);
        said[30] += Said(e.Prompt);
        said[31] += Said(e.Response);
        said[32] += e.PromptHash.HasValue ? 1 : 0;
        said[33] += Said(e.HeaderFingerprint);
        said[34] += Said(e.ToolsHash);
    }

    private static void Count(AccountRecord account, long[] said)
    {
        said[0]++;
        said[1] += account.CreatedAt.HasValue ? 1 : 0;
        ReadOnlySpan<string?> texts =
        [
            account.OrganizationId, account.Segment, account.Tier, account.Verification, account.Country, account.EmailDomain, account.EmailHash, account.PhoneHash,
            account.PaymentFingerprint, account.DeviceId, account.SignupIp, account.Referrer, account.Status,
            account.PaymentClass, account.DocumentHash,
        ];
        for (var i = 0; i < texts.Length; i++) said[2 + i] += One(texts[i]);
    }

    private static int Said(TextSlice text) => text.IsSaid ? 1 : 0;

    private static int One(string? text) => text is null ? 0 : 1;
}
