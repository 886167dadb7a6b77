using System.ComponentModel.DataAnnotations;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>Accounts whose prompts follow the published recipes for making training data.</summary>
public sealed class TrainingRecipes(TrainingRecipesOptions options) : IDetector
{
    private static readonly string[] Families =
        ["rubric-grading", "synthetic-seed", "tool-trajectory", "censorship-safe-rewriting", "technique-probing"];

    public DetectorInfo Info { get; } = new(
        "training-recipes", 1, "Follows recipes for training data",
        "A far larger share of prompts than among peers that grade answers by rubrics, generate seeds, record tool trajectories, rewrite or probe: the steps by which models are trained on models.",
        "Evaluation teams, agent builders, red-teamers, makers of data sets under contract.",
        ["prompt"]);

    public Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct) => FamilyShare.DetectAsync(
        Info, population, Families, "follow recipes for training data", options.FewestPrompts, options.Floor, options.From, ct);
}

/// <summary>When recipes for training data are odd.</summary>
public sealed class TrainingRecipesOptions
{
    /// <summary>Fewest such prompts that count. Default 8.</summary>
    [Range(1, 1_000_000)]
    public long FewestPrompts { get; set; } = 8;

    /// <summary>Spread that peers are taken to have at least, as a share. Default 0.05.</summary>
    [Range(0.001, 1)]
    public double Floor { get; set; } = 0.05;

    /// <summary>Spreads above the peers' median where surprise begins. Default 2: cover traffic thins the share, and one such hit flags nobody.</summary>
    [Range(0.5, 100)]
    public double From { get; set; } = 2;
}
