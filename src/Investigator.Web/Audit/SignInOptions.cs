using System.ComponentModel.DataAnnotations;
using Investigator.Domain.Audit;

namespace Investigator.Web.Audit;

/// <summary>Section <c>Authentication</c>: the OpenID Connect provider. Without an authority the embedded one runs, on loopback only.</summary>
public sealed class SignInOptions : IValidatableObject
{
    public const string Section = "Authentication";

    /// <summary>Address of the provider, whose <c>/.well-known/openid-configuration</c> says the rest. Default: none, the embedded provider.</summary>
    public string? Authority { get; set; }

    /// <summary>This console's name at the provider. Default <c>investigator</c>.</summary>
    public string ClientId { get; set; } = "investigator";

    /// <summary>The secret, if the provider demands one beside PKCE. Give it by environment: <c>Authentication__ClientSecret</c>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The claim that carries a person's roles or groups. Default <c>roles</c>.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>From the provider's value to a role of the console: <c>analyst</c>, <c>reviewer</c>, <c>manager</c>, <c>partner</c>, <c>admin</c>, <c>auditor</c>. Empty: the values are these words already.</summary>
    public Dictionary<string, string> RoleMap { get; set; } = new(StringComparer.Ordinal);

    /// <summary>How long a sign-in lasts without use. Default 8 hours.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(8);

    public bool IsEmbedded => string.IsNullOrWhiteSpace(Authority);

    /// <summary>The roles behind what the provider says.</summary>
    public Role RolesOf(IEnumerable<string> values) => values.Aggregate(Role.None, (all, value) =>
        all | (IsEmbedded || RoleMap.Count == 0 ? PersonClaims.Parse(value) : RoleMap.TryGetValue(value, out var word) ? PersonClaims.Parse(word) : Role.None));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsEmbedded && !(Uri.TryCreate(Authority, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))))
            yield return new($"Authentication:Authority is \"{Authority}\", which is not an https address. Give the provider's issuer address (http only on loopback), or leave it out for the embedded provider.");
        if (string.IsNullOrWhiteSpace(ClientId))
            yield return new("Authentication:ClientId is empty. Give the client id registered at the provider.");
        if (string.IsNullOrWhiteSpace(RoleClaim))
            yield return new("Authentication:RoleClaim is empty. Name the claim that carries roles or groups; most providers use \"roles\" or \"groups\".");
        foreach (var (value, word) in RoleMap.Where(entry => PersonClaims.Parse(entry.Value) is Role.None))
            yield return new($"Authentication:RoleMap:{value} is \"{word}\", which is no role. Use analyst, reviewer, manager, partner, admin or auditor.");
        if (SessionLength < TimeSpan.FromMinutes(5) || SessionLength > TimeSpan.FromDays(7))
            yield return new($"Authentication:SessionLength is {SessionLength}. Choose between 5 minutes and 7 days.");
    }
}
