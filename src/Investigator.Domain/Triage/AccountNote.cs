using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>What a person wrote about an account. It is never changed: who was wrong writes another.</summary>
public sealed class AccountNote
{
    /// <summary>The longest text.</summary>
    public const int LongestText = 4000;

    private AccountNote() { } // EF

    public Guid Id { get; private set; }

    public AccountId AccountId { get; private set; }

    public string AuthorId { get; private set; } = "";

    public string Author { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    public string Text { get; private set; } = "";

    /// <returns>Why not, or the note.</returns>
    public static Done<AccountNote> Write(Guid id, Person by, AccountId account, string? text, DateTimeOffset at)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        var plain = text?.Trim() ?? "";
        if (plain.Length == 0) return Refusal.NoteMissing;
        if (plain.Length > LongestText) return Refusal.TooLong;
        return new AccountNote { Id = id, AccountId = account, AuthorId = by.Id, Author = by.Name, WrittenAt = at, Text = plain };
    }
}
