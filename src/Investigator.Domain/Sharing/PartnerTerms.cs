using System.Text.RegularExpressions;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing;

/// <summary>What an agreement with another provider says, as a person enters it.</summary>
/// <param name="Name">Its name, unique in the directory.</param>
/// <param name="HighestMarking">The most closed marking that it may get.</param>
/// <param name="Kinds">The kinds of indicators that it may get; at least one.</param>
/// <param name="Fields">The further parts of a bundle that it may get.</param>
/// <param name="Agreement">Where the agreement is found: a number, an address of the contract store.</param>
/// <param name="AgreedUntil">When it ends; nothing leaves after that.</param>
public sealed partial record PartnerTerms(
    string Name, TrafficLight HighestMarking, IReadOnlyList<IndicatorKind> Kinds, SharedFields Fields, string Agreement, DateTimeOffset AgreedUntil)
{
    /// <summary>Most contacts of a partner.</summary>
    public const int MostContacts = 20;

    /// <summary>Most collections that a partner follows.</summary>
    public const int MostCollections = 50;

    /// <summary>The id of the STIX identity under which it signs its own objects; empty when it has told none yet.</summary>
    public string IdentityId { get; init; } = "";

    /// <summary>Whom to call.</summary>
    public IReadOnlyList<PartnerContact> Contacts { get; init; } = [];

    /// <summary>The collections that it follows beside <see cref="SharedCollection.Everyone"/>.</summary>
    public IReadOnlyList<string> Collections { get; init; } = [];

    /// <summary>The terms without blanks around and doubles, or what is wrong with them.</summary>
    /// <param name="now">The agreement must end later.</param>
    public Done<PartnerTerms> Tidy(DateTimeOffset now)
    {
        var tidy = this with
        {
            Name = Name.Trim(),
            Agreement = Agreement.Trim(),
            IdentityId = IdentityId.Trim(),
            Kinds = [.. Kinds.Where(Enum.IsDefined).Distinct().Order()],
            Fields = Fields & SharedFields.All,
            Contacts = [.. Contacts.Select(c => new PartnerContact(c.Name.Trim(), c.Task.Trim(), c.Address.Trim())).Where(c => c.Name.Length > 0 || c.Address.Length > 0)],
            Collections = [.. Collections.Select(c => c.Trim()).Where(c => c.Length > 0 && c != SharedCollection.Everyone).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
        return tidy.Wrong(now) is { } no ? no : tidy;
    }

    private Refusal? Wrong(DateTimeOffset now)
    {
        if (Name.Length == 0) return Refusal.NameMissing;
        if (Kinds.Count == 0) return Refusal.NothingChosen;
        if (Agreement.Length == 0) return Refusal.AgreementMissing;
        if (AgreedUntil <= now) return Refusal.ExpiryInThePast;
        if (!Enum.IsDefined(HighestMarking)) return Refusal.OutOfRange;
        if (IdentityId.Length > 0 && !StixIdentity().IsMatch(IdentityId)) return Refusal.IdentityWrong;
        if (Collections.Any(c => !SharedCollection.IsName(c))) return Refusal.CollectionWrong;
        if (Contacts.Count > MostContacts || Collections.Count > MostCollections) return Refusal.TooMany;
        return Name.Length > 100 || Agreement.Length > 200 || Contacts.Any(c => c.Name.Length > 100 || c.Task.Length > 100 || c.Address.Length > 200) ? Refusal.TooLong : null;
    }

    [GeneratedRegex("^identity--[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", RegexOptions.NonBacktracking)]
    private static partial Regex StixIdentity();
}

/// <summary>Somebody to call at a partner.</summary>
/// <param name="Name">Who.</param>
/// <param name="Task">What for, such as "abuse desk, day and night".</param>
/// <param name="Address">E-mail address or telephone number.</param>
public sealed record PartnerContact(string Name, string Task, string Address);
