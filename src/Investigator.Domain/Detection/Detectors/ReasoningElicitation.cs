using System.ComponentModel.DataAnnotations;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>Accounts whose prompts ask for the model's reasoning far more often than their peers' do.</summary>
public sealed class ReasoningElicitation(ReasoningElicitationOptions options) : IDetector
{
    private static readonly string[] Families = ["reasoning-elicitation"];

    public DetectorInfo Info { get; } = new(
        "reasoning-elicitation", 1, "Asks for reasoning traces",
        "A far larger share of prompts than among peers that ask for the whole chain of thought in a form that can be trained on.",
        "Maths tutors, evaluation harnesses, and people who like answers step by step.",
        ["prompt"]);

    public Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct) => FamilyShare.DetectAsync(
        Info, population, Families, "ask for reasoning traces", options.FewestPrompts, options.Floor, options.From, ct);
}

/// <summary>When reasoning elicitation is odd.</summary>
public sealed class ReasoningElicitationOptions
{
    /// <summary>Fewest such prompts that count. Default 8: fewer are anybody's curiosity.</summary>
    [Range(1, 1_000_000)]
    public long FewestPrompts { get; set; } = 8;

    /// <summary>Spread that peers are taken to have at least, as a share. Default 0.05.</summary>
    [Range(0.001, 1)]
    public double Floor { get; set; } = 0.05;

    /// <summary>Spreads above the peers' median where surprise begins. Default 3.</summary>
    [Range(0.5, 100)]
    public double From { get; set; } = 3;
}
