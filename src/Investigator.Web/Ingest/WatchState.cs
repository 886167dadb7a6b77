using Microsoft.Extensions.Options;

namespace Investigator.Web.Ingest;

/// <summary>How the watching of the folder goes, for the page: a folder that can't be read must not look like one without files.</summary>
public sealed class WatchState(IOptions<IngestLimits> limits)
{
    /// <summary>The folder as <c>Ingest:Watch</c> names it; <c>null</c>: nothing is watched.</summary>
    public string? Folder { get; } = string.IsNullOrWhiteSpace(limits.Value.Watch) ? null : limits.Value.Watch;

    /// <summary>When it was last looked through to its end; <c>null</c>: not yet.</summary>
    public DateTimeOffset? LookedAt { get; internal set; }

    /// <summary>Why the latest look broke off; <c>null</c>: it did not.</summary>
    public string? Problem { get; internal set; }

    /// <summary>Files that could not be opened at the latest look, with why. They are tried again.</summary>
    public IReadOnlyList<(string Path, string Why)> Waiting { get; internal set; } = [];
}
