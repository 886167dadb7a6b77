using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>A picture of links under a name, as somebody left it, kept by them and perhaps shared with everybody who investigates.</summary>
public sealed class Investigation
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 80;

    /// <summary>Most that one person keeps.</summary>
    public const int Most = 100;

    private Investigation() { } // EF

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>See <see cref="GraphStart"/>.</summary>
    public string Start { get; private set; } = "";

    public SavedPicture Picture { get; private set; } = new();

    /// <summary>How many nodes the picture holds.</summary>
    public int Nodes { get; private set; }

    public string OwnerId { get; private set; } = "";

    public string OwnerName { get; private set; } = "";

    /// <summary>True: everybody who investigates may open it.</summary>
    public bool Shared { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public long Version { get; private set; }

    /// <summary>A new one of one's own.</summary>
    public static Done<Investigation> Of(Guid id, Person by, InvestigationDraft draft, DateTimeOffset at)
    {
        var made = new Investigation { Id = id, OwnerId = by.Id };
        return made.Change(by, draft, at) is { } no ? no : made;
    }

    /// <summary>The picture as it is now. Only its owner changes it; others keep a copy of their own.</summary>
    public Refusal? Change(Person by, InvestigationDraft draft, DateTimeOffset at)
    {
        if (GraphStart.Read(draft.Start) is not { } start || SavedPicture.Checked(draft.Picture) is not { } picture) return Refusal.PictureWrong;
        if (Rename(by, draft.Name, at) is { } no) return no;
        (Start, Picture, Nodes, Shared) = (start.ToString(), picture, picture.Nodes.Count, draft.Shared);
        return null;
    }

    public Refusal? Rename(Person by, string? name, DateTimeOffset at)
    {
        if (!by.Investigates || by.Id != OwnerId) return Refusal.NotAllowed;
        if (name?.Trim() is not { Length: > 0 } trimmed) return Refusal.NameMissing;
        if (trimmed.Length > LongestName) return Refusal.TooLong;
        (Name, OwnerName, ChangedAt) = (trimmed, by.Name, at);
        return null;
    }

    /// <summary>Shares it, or keeps it to its owner again. Who oversees may end the sharing of others.</summary>
    public Refusal? Share(Person by, bool shared, DateTimeOffset at)
    {
        if (!by.Investigates || (by.Id != OwnerId && (shared || !by.May(Permit.Oversee)))) return Refusal.NotAllowed;
        (Shared, ChangedAt) = (shared, at);
        return null;
    }

    /// <summary>Whether the person may open it.</summary>
    public bool OpensTo(Person who) => who.Investigates && (Shared || who.Id == OwnerId);
}

/// <summary>What an investigation is to be.</summary>
/// <param name="Start">See <see cref="GraphStart"/>.</param>
/// <param name="Picture">As the browser tells it: a claim.</param>
public sealed record InvestigationDraft(string? Name, bool Shared, string? Start, SavedPicture? Picture);

/// <summary>An investigation in a list, without its picture.</summary>
/// <param name="Version">What an act on it has to name.</param>
public sealed record InvestigationRow(Guid Id, string Name, string Start, int Nodes, string OwnerId, string OwnerName, bool Shared, DateTimeOffset ChangedAt, long Version);
