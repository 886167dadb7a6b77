using System.Collections.Concurrent;
using System.Security.Claims;
using Investigator.Domain.Audit;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Investigator.Web.Audit;

/// <summary>
/// An OpenID Connect provider for one machine: it knows one client (this console), seven people without passwords, and forgets everything when the process ends.
/// It keeps no tables: codes are encrypted under keys made at start, and those that were used are remembered until they would have expired.
/// </summary>
internal static class EmbeddedProvider
{
    public const string AuthorizePath = "/connect/authorize";

    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(2);

    public static void AddEmbeddedProvider(this IServiceCollection services)
    {
        services.AddSingleton<UsedCodes>();
        services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris(AuthorizePath).SetTokenEndpointUris("/connect/token").SetEndSessionEndpointUris("/connect/endsession");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Roles);
            server.SetAuthorizationCodeLifetime(CodeLifetime).SetAccessTokenLifetime(TimeSpan.FromMinutes(5));
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.EnableDegradedMode(); // no stores: the three checks below stand in their place
            server.Configure(options =>
            {
                options.CodeChallengeMethods.Clear();
                options.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
            });
            server.AddEventHandler<ValidateAuthorizationRequestContext>(on => on.UseInlineHandler(CheckClient));
            server.AddEventHandler<ValidateTokenRequestContext>(on => on.UseInlineHandler(CheckCode));
            server.AddEventHandler<ValidateEndSessionRequestContext>(on => on.UseInlineHandler(CheckSignOut));
            server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough()
                .DisableTransportSecurityRequirement(); // loopback alone: nothing leaves the machine
        });
    }

    private static ValueTask CheckClient(ValidateAuthorizationRequestContext asked)
    {
        var own = asked.Transaction.GetHttpRequest()!;
        if (!string.Equals(asked.ClientId, "investigator", StringComparison.Ordinal))
            asked.Reject(Errors.InvalidClient, "This provider serves this console alone.");
        else if (!string.Equals(asked.RedirectUri, $"{own.Scheme}://{own.Host}/signin-oidc", StringComparison.Ordinal))
            asked.Reject(Errors.InvalidRequest, "The redirect address is not this console's.");
        return ValueTask.CompletedTask;
    }

    private static ValueTask CheckCode(ValidateTokenRequestContext asked)
    {
        var used = asked.Transaction.GetHttpRequest()!.HttpContext.RequestServices.GetRequiredService<UsedCodes>();
        if (!string.Equals(asked.ClientId, "investigator", StringComparison.Ordinal))
            asked.Reject(Errors.InvalidClient, "This provider serves this console alone.");
        else if (asked.Request.Code is { } code && !used.FirstUse(code))
            asked.Reject(Errors.InvalidGrant, "This code was used already.");
        return ValueTask.CompletedTask;
    }

    private static ValueTask CheckSignOut(ValidateEndSessionRequestContext asked)
    {
        var own = asked.Transaction.GetHttpRequest()!;
        if (asked.PostLogoutRedirectUri is { } back && !string.Equals(back, $"{own.Scheme}://{own.Host}/signout-callback-oidc", StringComparison.Ordinal))
            asked.Reject(Errors.InvalidRequest, "The address to return to is not this console's.");
        return ValueTask.CompletedTask;
    }

    /// <summary>The answer to the console: this person signed in.</summary>
    public static ClaimsPrincipal Vouch(this OpenIddictRequest request, Person person)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Id).SetClaim(Claims.Name, person.Name)
            .SetClaims("roles", [.. Enum.GetValues<Role>().Where(role => role is not Role.None && person.Is(role)).Select(PersonClaims.Word)]);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new(identity);
    }

    /// <summary>Codes that were exchanged: each works once.</summary>
    internal sealed class UsedCodes(TimeProvider clock)
    {
        private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

        public bool FirstUse(string code)
        {
            var now = clock.GetUtcNow();
            foreach (var (old, at) in _used)
                if (now - at > 2 * CodeLifetime) _used.TryRemove(old, out _);
            return _used.TryAdd(code, now);
        }
    }
}
