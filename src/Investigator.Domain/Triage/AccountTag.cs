using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>A word that a person put on an account, to find it again by. It decides nothing and weighs nothing.</summary>
public sealed class AccountTag
{
    /// <summary>The longest word.</summary>
    public const int Longest = 40;

    /// <summary>Most words on one account.</summary>
    public const int MostOnOne = 20;

    /// <summary>Most accounts that are tagged at once: as many as a selection of the graph holds.</summary>
    public const int MostAtOnce = 20_000;

    private AccountTag() { } // EF

    public AccountId AccountId { get; private set; }

    /// <summary>As <see cref="WordOf"/> gives it.</summary>
    public string Word { get; private set; } = "";

    public string ById { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>A word as it is stored: in small letters, a to z and digits first, then also <c>. - _</c>, 40 characters at most.</summary>
    /// <returns><c>null</c>: it is no such word.</returns>
    public static string? WordOf(string? typed)
    {
        var word = typed?.Trim().ToLowerInvariant() ?? "";
        return word.Length is > 0 and <= Longest && char.IsAsciiLetterOrDigit(word[0]) && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') ? word : null;
    }

    /// <param name="word">One of <see cref="WordOf"/>.</param>
    public static AccountTag Of(AccountId account, string word, Person by, DateTimeOffset at) => new() { AccountId = account, Word = word, ById = by.Id, By = by.Name, At = at };
}
