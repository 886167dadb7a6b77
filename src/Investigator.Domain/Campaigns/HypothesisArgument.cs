using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>Something that speaks for a hypothesis or against it.</summary>
public sealed class HypothesisArgument
{
    private HypothesisArgument() { } // EF

    public Guid Id { get; private set; }

    /// <summary>For it; else against it.</summary>
    public bool Supports { get; private set; }

    public string Text { get; private set; } = "";

    public string Author { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    internal static HypothesisArgument Of(Guid id, Person by, bool supports, string text, TimeProvider clock) =>
        new() { Id = id, Supports = supports, Text = text, Author = by.Name, WrittenAt = clock.GetUtcNow() };
}
