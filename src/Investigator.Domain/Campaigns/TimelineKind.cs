namespace Investigator.Domain.Campaigns;

/// <summary>What an entry of a timeline is about.</summary>
public enum TimelineKind
{
    /// <summary>Starts, members added and judged.</summary>
    Members,

    /// <summary>Merges, splits and their undoing.</summary>
    Lineage,

    /// <summary>Notes and hypotheses.</summary>
    Notes,

    Tasks,

    /// <summary>Files added, opened and removed, packs and statements made, holds.</summary>
    Evidence,

    /// <summary>Measures that came into force and ended.</summary>
    Decisions,

    /// <summary>Pools that came to work, fell silent, burnt, or took over.</summary>
    Pools,

    /// <summary>Proposals and their answers.</summary>
    Approvals,

    Appeals,

    /// <summary>Bundles and what leads to them.</summary>
    Sharing,

    /// <summary>Canaries, watermarks and model tests.</summary>
    Fingerprints,

    /// <summary>Whatever is none of these.</summary>
    Other,
}

/// <summary>Which kind an act of the audit is of.</summary>
public static class TimelineKinds
{
    // The first beginning that fits says it.
    private static readonly (string Begins, TimelineKind Kind)[] s_begins =
    [
        ("campaign.merged", TimelineKind.Lineage), ("campaign.unmerged", TimelineKind.Lineage), ("campaign.stands-again", TimelineKind.Lineage), ("campaign.split", TimelineKind.Lineage),
        ("campaign.note", TimelineKind.Notes), ("campaign.", TimelineKind.Members), ("hypothesis.", TimelineKind.Notes), ("task.", TimelineKind.Tasks),
        ("attachment.", TimelineKind.Evidence), ("hold.", TimelineKind.Evidence), ("evidence-pack.", TimelineKind.Evidence), ("statement.", TimelineKind.Evidence), ("report.", TimelineKind.Evidence),
        ("evidence.opened", TimelineKind.Approvals), ("break-glass.", TimelineKind.Approvals), ("appeal.", TimelineKind.Appeals), ("bundle", TimelineKind.Sharing), ("match", TimelineKind.Sharing),
        ("fingerprint.", TimelineKind.Fingerprints), ("model-test.", TimelineKind.Fingerprints), ("countermeasure.", TimelineKind.Decisions), ("staggered.", TimelineKind.Decisions), ("pool.", TimelineKind.Pools),
    ];

    private static readonly string[] s_answers = [".proposed", ".approved", ".rejected", ".withdrawn", ".proposal-expired"];
    private static readonly string[] s_measures = ["observe", "throttle", "step-up", "degrade", "freeze", "ban"];

    /// <summary>The kind of an act.</summary>
    public static TimelineKind Of(string act)
    {
        foreach (var (begins, kind) in s_begins)
            if (act.StartsWith(begins, StringComparison.Ordinal)) return kind;
        var dot = act.IndexOf('.', StringComparison.Ordinal);
        if (!s_measures.Contains(dot < 0 ? act : act[..dot], StringComparer.Ordinal)) return TimelineKind.Other;
        return s_answers.Contains(dot < 0 ? "" : act[dot..], StringComparer.Ordinal) ? TimelineKind.Approvals : TimelineKind.Decisions;
    }
}
