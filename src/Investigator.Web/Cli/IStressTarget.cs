using Investigator.Web.Ingest;

namespace Investigator.Web.Cli;

/// <summary>What a stress run sends to.</summary>
internal interface IStressTarget
{
    /// <summary>Delivers once.</summary>
    /// <returns>What was stored of it, and whether it was refused for now and must be sent again.</returns>
    Task<(IngestReply Stored, bool Refused)> DeliverAsync(byte[] lines, CancellationToken ct);

    /// <summary>Reads what a page of an account reads.</summary>
    Task ReadAsync(string account, CancellationToken ct);
}
