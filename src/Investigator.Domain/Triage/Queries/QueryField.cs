using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage.Queries;

/// <summary>A field that a list can be asked by.</summary>
/// <param name="Name">As it is written, in small letters.</param>
/// <param name="Says">What it holds, in a few words, for the completion and the overlay.</param>
public sealed record QueryField(string Name, QueryFieldKind Kind, string Says)
{
    /// <summary>Other names that people try.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Of a choice: all its values. Of a name: values with a meaning of their own, such as <c>me</c>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>True: what is asked for can name a person or a customer, and so must not stand readable in an address.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>The kind of resource that the field's values are; <c>null</c>: they are none.</summary>
    public ResourceKind? Resource { get; init; }

    /// <summary>True: the store can say which values there are.</summary>
    public bool HasValues => Kind is QueryFieldKind.Name or QueryFieldKind.Choice || Resource is not null;
}

/// <summary>What a field's values are, and so how they are compared.</summary>
public enum QueryFieldKind
{
    /// <summary>Letter by letter; <c>*</c> stands for anything.</summary>
    Id,

    /// <summary>Letter by letter and whole: no wildcard.</summary>
    Exact,

    /// <summary>In any case; <c>*</c> stands for anything.</summary>
    Name,

    /// <summary>A part of it, in any case; <c>*</c> stands for anything.</summary>
    Text,
    Number,
    Time,

    /// <summary>One of a closed list.</summary>
    Choice,
}
