using System.Security.Claims;
using System.Text.Encodings.Web;
using Investigator.Domain.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Audit;

/// <summary>No options of its own.</summary>
internal sealed class ApiKeyOptions : AuthenticationSchemeOptions;

/// <summary><c>Authorization: Bearer KEY</c>: a machine that holds a key made on the Admin page.</summary>
internal sealed class ApiKeyAuthentication(IOptionsMonitor<ApiKeyOptions> options, ILoggerFactory logs, UrlEncoder encoder, IApiClients clients)
    : AuthenticationHandler<ApiKeyOptions>(options, logs, encoder)
{
    public new const string Scheme = "ApiKey";

    public const string ScopeClaim = "investigator:scope";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var key = header["Bearer ".Length..].Trim();
        if (key.Length is 0 or > 512) return AuthenticateResult.Fail("No such key.");

        ClaimsIdentity? identity = null;
        foreach (var scope in (ApiScope[])[ApiScope.Ingest, ApiScope.Decisions])
        {
            if (await clients.RecogniseAsync(key, scope, Context.RequestAborted) is not { } holder) continue;
            identity ??= new([new("sub", holder.Id), new("name", holder.Name)], Scheme, "name", PersonClaims.Role);
            identity.AddClaim(new(ScopeClaim, scope.ToString()));
        }

        return identity is null ? AuthenticateResult.Fail("No such key.") : AuthenticateResult.Success(new(new(identity), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.Problem(
            "Give a key made on the Admin page as \"Authorization: Bearer KEY\".", statusCode: StatusCodes.Status401Unauthorized, title: "No valid API key").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => TypedResults.Problem(
        "This key lacks the scope for this address. Make one with the right scope on the Admin page.", statusCode: StatusCodes.Status403Forbidden, title: "Not this key's task").ExecuteAsync(Context);
}
