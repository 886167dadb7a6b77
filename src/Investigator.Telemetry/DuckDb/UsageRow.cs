using DuckDB.NET.Data;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>An event as a row of <c>usage_event</c>: the columns in the order of the table.</summary>
internal static class UsageRow
{
    internal static void Append(IDuckDBAppenderRow row, in EventFields e, long batch) => row
        .AppendValue(e.EventId)
        .AppendValue(e.Time)
        .AppendValue(e.AccountId)
        .AppendValue(e.ApiKeyId)
        .AppendValue(e.Environment)
        .AppendValue(e.SessionId)
        .AppendValue(e.TraceId)
        .AppendValue(e.Ip)
        .AppendValue(e.NetworkPrefix)
        .AppendValue(e.Asn)
        .AppendValue(e.Country)
        .AppendValue(e.UserAgent)
        .AppendValue(e.TlsFingerprint)
        .AppendValue(e.Operation)
        .AppendValue(e.RequestedModel)
        .AppendValue(e.InputTokens)
        .AppendValue(e.OutputTokens)
        .AppendValue(e.ReasoningTokens)
        .AppendValue(e.CachedTokens)
        .AppendValue(e.LatencyMilliseconds)
        .AppendValue(e.Status)
        .AppendValue(e.StopReason)
        .AppendValue(e.Stream)
        .AppendValue(e.Temperature)
        .AppendValue(e.TopP)
        .AppendValue(e.MaxTokens)
        .AppendValue(e.Choices)
        .AppendValue(e.LogProbabilities)
        .AppendValue(e.ToolCount)
        .AppendValue(e.Turn)
        .AppendValue(e.PromptSha256)
        .AppendValue(e.Skeleton)
        .AppendValue(e.SimHash)
        .AppendValue(e.Family)
        .AppendValue(e.FamilyScore)
        .AppendValue(e.PromptCharacters)
        .AppendValue(e.PromptWords)
        .AppendValue((ulong?)e.EventKey)
        .AppendValue((long?)batch)
        .AppendValue((ulong?)e.AccountKey)
        .EndRow();
}
