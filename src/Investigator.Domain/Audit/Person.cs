namespace Investigator.Domain.Audit;

/// <summary>Who acts: taken from the sign-in, never from a parameter of a request.</summary>
/// <param name="Id">The subject of the identity provider, or <c>system</c>, or <c>key:name</c> for an API key.</param>
/// <param name="Name">What to show.</param>
public sealed record Person(string Id, string Name, Role Roles)
{
    /// <summary>Background work that nobody asked for by name: a schedule, an expiry.</summary>
    public static Person System { get; } = new("system", "Investigator", Role.None);

    public bool Is(Role role) => (Roles & role) != 0;

    /// <summary>Whether one of the person's roles holds the permit.</summary>
    public bool May(Permit permit) => Is(Permissions.Holders(permit));

    /// <summary>May see accounts, hits and campaigns.</summary>
    public bool Sees => May(Permit.See);

    /// <summary>May read what people wrote and write beside it.</summary>
    public bool Investigates => May(Permit.Investigate);

    /// <summary>May claim, dismiss, group, freeze and propose.</summary>
    public bool Works => May(Permit.Work);
}
