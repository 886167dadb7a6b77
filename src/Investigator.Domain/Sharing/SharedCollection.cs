using System.Text.RegularExpressions;

namespace Investigator.Domain.Sharing;

/// <summary>Names of collections: groups of partners that get the same bundles. A collection is there as soon as a partner follows it.</summary>
public static partial class SharedCollection
{
    /// <summary>The collection that every active partner of the directory follows.</summary>
    public const string Everyone = "released";

    /// <summary>What was released to a partner by name, and the sightings that answer it. Not a name that a bundle can be released to.</summary>
    public const string Direct = "for-you:only";

    private const string EveryoneId = "4c5e3a61-6d1b-4b0e-9a39-5f2a1e7b9d10";

    // This project's own namespace, as for the ids of objects.
    private static readonly Guid s_namespace = new("968b43bb-fa59-426c-9aa2-bc1d2573d944");

    /// <summary>Whether a text can name a collection: 1 to 64 small letters, digits and hyphens.</summary>
    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>The id of a collection for machines (TAXII): the same name always has the same id.</summary>
    public static Guid IdOf(string name) => name == Everyone ? new(EveryoneId) : NamedUuid.Version5(s_namespace, $"collection\u001f{name}");

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
