using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions;

/// <summary>That a person works for or with a customer's organization, as an administrator declared: they decide nothing about it.</summary>
public sealed class Affiliation
{
    private Affiliation() { } // EF

    public Guid Id { get; private set; }

    /// <summary>The id with which the person signs in.</summary>
    public string PersonId { get; private set; } = "";

    /// <summary>The organization's id, as usage names it.</summary>
    public string Organization { get; private set; } = "";

    /// <summary>How they are connected.</summary>
    public string Why { get; private set; } = "";

    public string DeclaredBy { get; private set; } = "";

    public DateTimeOffset DeclaredAt { get; private set; }

    public string? EndedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public long Version { get; private set; }

    public bool Stands => EndedAt is null;

    public static Done<Affiliation> Declare(Guid id, Person by, string? person, string? organization, string? why, TimeProvider clock)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(person) || string.IsNullOrWhiteSpace(organization)) return Refusal.PersonMissing;
        if (string.IsNullOrWhiteSpace(why)) return Refusal.ReasonMissing;
        if (person.Length > 256 || organization.Length > 128 || why.Length > 1000) return Refusal.TooLong;
        return new Affiliation { Id = id, PersonId = person.Trim(), Organization = organization.Trim(), Why = why.Trim(), DeclaredBy = by.Name, DeclaredAt = clock.GetUtcNow() };
    }

    public Refusal? End(Person by, TimeProvider clock)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        if (!Stands) return Refusal.AlreadyDecided;
        (EndedBy, EndedAt) = (by.Name, clock.GetUtcNow());
        return null;
    }
}
