using System.Text.Json;
using System.Text.Json.Serialization;

namespace Investigator.Simulator.Worlds;

/// <summary>What a world holds beside its many ordinary customers: which harvests, and how many of which honest look-alikes. Numbers here are absolute; the scale does not touch them.</summary>
public sealed record WorldPlan
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Harvests to plant; <c>null</c>: the usual mix for the scale; empty: none.</summary>
    public IReadOnlyList<CampaignPlan>? Campaigns { get; init; }

    /// <summary>Honest kinds whose number differs from what the scale gives.</summary>
    public IReadOnlyList<GroupPlan> LookAlikes { get; init; } = [];

    /// <summary>Fields that senders leave out, by their names in the input schema; needed fields cannot be left out.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The usual mix: every family once, pools that grow with the scale, evasion from none to high.</summary>
    /// <param name="scale">As in <see cref="WorldOptions.Scale"/>.</param>
    public static IReadOnlyList<CampaignPlan> Usual(double scale)
    {
        return
        [
            Of("hydra", 200, 1, 20, 5), Of("blunt", 24, 0, 60, 3), Of("low-and-slow", 50, 2, 13, null), Of("reasoning-elicitation", 24, 1, 24, 6), Of("rubric-grading", 16, 1, 30, 5),
            Of("tool-trajectories", 14, 1, 36, 5), Of("censorship-rewriting", 14, 1, 24, 5), Of("technique-probing", 8, 0, 70, 4), Of("pool-relay", 30, 1, 36, 6), Of("stolen-key", 4, 1, 110, 3),
            Of("programme-farm", 30, 1, 20, 6), Of("succession", 40, 1, 20, 6), Of("retargeting", 24, 2, 24, null), Of("shared-pool", 36, 2, 24, 5),
        ];

        CampaignPlan Of(string family, int accounts, int evasion, double perDay, double? days) => new()
        {
            Family = family,
            Accounts = Math.Clamp((int)Math.Round(accounts * scale), World.Families.First(known => string.Equals(known.Name, family, StringComparison.Ordinal)).Usually, CampaignPlan.MostAccounts),
            Evasion = evasion,
            PerDay = perDay,
            Days = days,
        };
    }

    /// <summary>Pools of one size at one level of evasion, a harvest for each family named.</summary>
    /// <param name="families">Names of families; every family when none is named.</param>
    /// <param name="accounts">Accounts of each pool; <c>null</c>: as many as in the usual mix at scale 1.</param>
    /// <param name="evasion">0 to 3; <c>null</c>: as in the usual mix.</param>
    /// <param name="cover">Share of ordinary questions; <c>null</c>: by the evasion.</param>
    public static WorldPlan Of(IReadOnlyCollection<string>? families = null, int? accounts = null, int? evasion = null, double? cover = null)
    {
        var usual = Usual(1);
        var named = families is { Count: > 0 } ? families.Select(name => usual.FirstOrDefault(plan => string.Equals(plan.Family, name, StringComparison.Ordinal)) ?? new() { Family = name }) : usual;
        return new() { Campaigns = [.. named.Select(plan => plan with { Accounts = accounts ?? plan.Accounts, Evasion = evasion ?? plan.Evasion, Cover = cover ?? plan.Cover })] };
    }

    /// <summary>Reads a plan from JSON; names are snake_case as in <c>{"campaigns":[{"family":"hydra","accounts":3000,"evasion":2}],"look_alikes":[{"kind":"mobile-cgnat","members":5000}]}</c>.</summary>
    /// <returns>The plan, or what is wrong with the text, in words for a person.</returns>
    public static (WorldPlan? Plan, string? Refusal) Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<WorldPlan>(json, s_json) is { } plan ? (plan, null) : (null, "The plan is empty.");
        }
        catch (JsonException wrong)
        {
            return (null, $"The plan is not what a plan looks like: {wrong.Message}");
        }
    }

    /// <summary>Why this plan makes no world, in words for a person, or <c>null</c>.</summary>
    public string? Refusal()
    {
        if (LookAlikes is null || Without is null || Campaigns is not null && Campaigns.Any(campaign => campaign?.Family is null) || LookAlikes.Any(group => group?.Kind is null)) return "The plan has a null where a value must stand.";
        if (LookAlikes.GroupBy(group => group.Kind, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice) return $"The honest kind {twice.Key} stands twice in the plan.";
        return Campaigns?.Select(campaign => campaign.Refusal()).FirstOrDefault(refusal => refusal is not null)
            ?? LookAlikes.Select(group => group.Refusal()).FirstOrDefault(refusal => refusal is not null)
            ?? (Without.Except(LeftOut.Possible, StringComparer.Ordinal).FirstOrDefault() is { } unknown ? $"The field \"{unknown}\" cannot be left out. These can: {string.Join(", ", LeftOut.Possible)}." : null);
    }
}
