namespace Investigator.Domain.Audit;

/// <summary>A line of the permission matrix.</summary>
/// <param name="Opens">What it allows, for people to read.</param>
/// <param name="Holders">The roles that hold it; any one is enough.</param>
public sealed record Permission(Permit Permit, string Opens, Role Holders);
