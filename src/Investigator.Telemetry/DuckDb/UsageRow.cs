using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>An event as a row of <c>usage_event</c>: the columns in the order of the table.</summary>
internal static class UsageRow
{
    internal static void Append(ColumnAppender row, in EventFields e, TextArena texts, long batch)
    {
        row.Text(e.EventId, texts);
        row.Time(e.Time);
        row.Text(e.AccountId, texts);
        row.Text(e.ApiKeyId, texts);
        row.Text(e.Environment, texts);
        row.Text(e.SessionId, texts);
        row.Text(e.TraceId, texts);
        row.Text(e.Ip, texts);
        row.Text(e.NetworkPrefix, texts);
        row.Whole(e.Asn);
        row.Text(e.Country, texts);
        row.Text(e.UserAgent, texts);
        row.Text(e.TlsFingerprint, texts);
        row.Text(e.Operation, texts);
        row.Text(e.RequestedModel, texts);
        row.Whole(e.InputTokens);
        row.Whole(e.OutputTokens);
        row.Whole(e.ReasoningTokens);
        row.Whole(e.CachedTokens);
        row.Whole(e.LatencyMilliseconds);
        row.Small(e.Status);
        row.Text(e.StopReason, texts);
        row.Flag(e.Stream);
        row.Number(e.Temperature);
        row.Number(e.TopP);
        row.Whole(e.MaxTokens);
        row.Small(e.Choices);
        row.Small(e.LogProbabilities);
        row.Small(e.ToolCount);
        row.Small(e.Turn);
        row.Hash(e.Skeleton);
        row.Hash(e.SimHash);
        row.Text(e.Family);
        row.Score(e.FamilyScore);
        row.Small(e.PromptCharacters);
        row.Small(e.PromptWords);
        row.Hash(e.EventKey);
        row.Whole(batch);
        row.Hash(e.AccountKey);
        row.Hash(e.PromptHash);
        row.Hash(Said(e.Phrases.A));
        row.Hash(Said(e.Phrases.B));
        row.Hash(Said(e.Phrases.C));
        row.Hash(Said(e.Phrases.D));
        row.Text(e.HeaderFingerprint, texts);
        row.Text(e.ToolsHash, texts);
        row.EndRow();
    }

    private static ulong? Said(ulong phrases) => phrases == 0 ? null : phrases;
}
