using System.Security.Claims;
using Investigator.Domain.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Audit;

/// <summary>What happens when a provider has answered: claims become a person, the sign-in enters the audit.</summary>
internal sealed class SignInEvents(IOptions<SignInOptions> options)
{
    /// <summary>Keeps what the console needs of the provider's claims and nothing else: the cookie stays small and holds no personal data beyond the name.</summary>
    public async Task ReceivedAsync(TicketReceivedContext received)
    {
        var said = received.Principal!;
        var roles = options.Value.RolesOf(said.FindAll(options.Value.RoleClaim).Select(claim => claim.Value));
        var subject = said.FindFirstValue("sub")!;
        var identity = new ClaimsIdentity("oidc", "name", PersonClaims.Role);
        identity.AddClaim(new("sub", subject));
        identity.AddClaim(new("name", said.FindFirstValue("name") ?? said.FindFirstValue("preferred_username") ?? said.FindFirstValue("email") ?? subject));
        identity.AddClaim(new(PersonClaims.Session, Guid.NewGuid().ToString("N")));
        identity.AddClaim(new(PersonClaims.Provider, SignIn.ProviderName(options.Value)));
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not Role.None && roles.HasFlag(role)))
            identity.AddClaim(new(PersonClaims.Role, PersonClaims.Word(role)));
        received.Principal = new(identity);
        if (!IsOwnPath(received.ReturnUri)) received.ReturnUri = "/";

        var audit = received.HttpContext.RequestServices.GetRequiredService<IAuditLog>();
        await audit.AppendAsync(received.Principal.ToPerson(), "sign-in", $"person:{subject}", new { provider = SignIn.ProviderName(options.Value), roles = roles.ToString() }, received.HttpContext.RequestAborted);
    }

    /// <summary>Whether a browser stays here when sent there: the page first asked for may have been <c>//other.example/</c>, which browsers read as another host.</summary>
    private static bool IsOwnPath(string? address) => address is ['/'] or ['/', not ('/' or '\\'), ..];

    /// <summary>The provider refused, or its answer is worth nothing: a page that says so.</summary>
    public static Task FailedAsync(RemoteFailureContext failed)
    {
        Log.SignInFailed(failed.HttpContext.RequestServices.GetRequiredService<ILogger<SignInEvents>>(), failed.Failure);
        failed.Response.Redirect("/sign-in-failed");
        failed.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>A script that lost its sign-in gets 401, not a page of the provider.</summary>
    public static Task LeaveApisAloneAsync(RedirectContext leaving)
    {
        if (!leaving.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !leaving.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && !leaving.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
            return Task.CompletedTask;
        if (leaving.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false; // else the page for missing addresses would turn 401 into 404
        leaving.Response.StatusCode = StatusCodes.Status401Unauthorized;
        leaving.HandleResponse();
        return Task.CompletedTask;
    }
}
