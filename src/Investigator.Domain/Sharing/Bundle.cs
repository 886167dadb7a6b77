namespace Investigator.Domain.Sharing;

/// <summary>What leaves: one campaign as partners get it. Everything in it is already cleared to leave; writers add nothing and hide nothing.</summary>
public sealed record Bundle
{
    /// <summary>The name of the provider that shares.</summary>
    public required string ProducerName { get; init; }

    /// <summary>The campaign's id at the producer. Formats write only ids derived from it.</summary>
    public required string CampaignId { get; init; }

    /// <summary>The campaign's name.</summary>
    public required string CampaignName { get; init; }

    /// <summary>What the campaign did, in the analysts' words; may be empty.</summary>
    public string CampaignDescription { get; init; } = "";

    /// <summary>How sure the producer is that this is one campaign: 0 to 100 on the STIX scale.</summary>
    public required int Confidence { get; init; }

    /// <summary>How far it may travel.</summary>
    public required TrafficLight TrafficLight { get; init; }

    /// <summary>When the campaign was opened. Stays the same over all bundles of a campaign: STIX calls it <c>created</c>.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When this version was composed: STIX calls it <c>modified</c>.</summary>
    public required DateTimeOffset ComposedAt { get; init; }

    /// <summary>First exchange of a member.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Last exchange of a member.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>From when the indicators hold.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>When the indicators lapse; after <see cref="ValidFrom"/>.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>What was taken; <c>null</c> when the recipients may not know.</summary>
    public required HarvestCounts? Harvest { get; init; }

    /// <summary>The parts beside the indicators that this bundle may hold; the others are empty.</summary>
    public SharedFields Fields { get; init; } = SharedFields.All;

    /// <summary>Which sharing key made the keyed hashes, or null when there is none among the indicators.</summary>
    public string? SharingKeyId { get; init; }

    /// <summary>The indicators, in order of kind, then value.</summary>
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    /// <summary>Indicators grouped into what the campaign runs on.</summary>
    public IReadOnlyList<Infrastructure> Infrastructure { get; init; } = [];

    /// <summary>How the accounts behave together; <c>null</c> when it was not measured, or the recipients may not know.</summary>
    public PoolBehaviour? Pool { get; init; }

    /// <summary>Whose work it is held to be; <c>null</c> unless the bundle was asked for with it.</summary>
    public Attribution? Attribution { get; init; }

    /// <summary>The collection that it is for; <c>null</c> for all partners and for named ones.</summary>
    public string? Collection { get; init; }

    /// <summary>What the campaign does: prompt families and techniques of MITRE ATLAS.</summary>
    public IReadOnlyList<Behaviour> Behaviours { get; init; } = [];
}

/// <summary>How much a campaign took.</summary>
/// <param name="Accounts">Confirmed members.</param>
/// <param name="Exchanges">Their exchanges.</param>
/// <param name="Tokens">Tokens of those exchanges, prompt and response.</param>
public sealed record HarvestCounts(long Accounts, long Exchanges, long Tokens);

/// <summary>A part of what the campaign runs on, such as its egress networks.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Parts">Keys of the bundle's indicators that make it up; at least one.</param>
public sealed record Infrastructure(string Name, string Description, IReadOnlyList<IndicatorKey> Parts);

/// <summary>One way the campaign behaves.</summary>
/// <param name="Name">A prompt family, or the name of a technique.</param>
/// <param name="TechniqueId">The technique's id in MITRE ATLAS, such as <c>AML.T0024</c>; null when none was given.</param>
/// <param name="Share">Share of the exchanges that show it, 0 to 1; null when it was not measured.</param>
public sealed record Behaviour(string Name, string? TechniqueId = null, double? Share = null);
