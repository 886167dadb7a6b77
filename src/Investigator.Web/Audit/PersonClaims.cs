using System.Security.Claims;
using Investigator.Domain.Audit;

namespace Investigator.Web.Audit;

/// <summary>Between the claims of a sign-in and a <see cref="Person"/>.</summary>
public static class PersonClaims
{
    /// <summary>Claim type of a role of the console; its value is the role's name in lower case.</summary>
    public const string Role = "investigator:role";

    /// <summary>Claim type of the sign-in's own id, by which it can be ended.</summary>
    public const string Session = "investigator:session";

    /// <summary>Claim type that says which provider vouched, so that a cookie does not outlive a change of provider.</summary>
    public const string Provider = "investigator:provider";

    /// <summary>Who is signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is: the page or endpoint lacks its policy.</exception>
    public static Person ToPerson(this ClaimsPrincipal principal)
    {
        var id = principal.FindFirstValue("sub") ?? throw new InvalidOperationException("Nobody is signed in here.");
        var roles = principal.FindAll(Role).Aggregate(Domain.Audit.Role.None, (all, claim) => all | Parse(claim.Value));
        return new(id, principal.FindFirstValue("name") is { Length: > 0 } name ? name : id, roles);
    }

    /// <summary>The claim value of a role.</summary>
    public static string Word(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>The role with that name, or <see cref="Domain.Audit.Role.None"/>.</summary>
    public static Role Parse(string word) =>
        Enum.GetValues<Role>().FirstOrDefault(role => role is not Domain.Audit.Role.None && string.Equals(Word(role), word, StringComparison.OrdinalIgnoreCase));
}
