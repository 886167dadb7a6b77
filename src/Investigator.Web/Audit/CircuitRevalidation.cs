using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Investigator.Web.Audit;

/// <summary>A tab lives for hours: every minute it is asked whether its sign-in still stands.</summary>
internal sealed class CircuitRevalidation(ILoggerFactory logs, SignedInSessions sessions) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(sessions.Stands(authenticationState.User.FindFirstValue(PersonClaims.Session)));
}
