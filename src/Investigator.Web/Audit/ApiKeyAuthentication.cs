using System.Security.Claims;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using Investigator.Domain.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Audit;

/// <summary>How one family of addresses takes keys and says no.</summary>
internal sealed class ApiKeyOptions : AuthenticationSchemeOptions
{
    /// <summary>Whether the key may also come as the password of HTTP Basic, under any user name. Default no: a browser would ask for it.</summary>
    public bool AcceptsBasic { get; set; }

    /// <summary>Who shows this certificate, which is in date; <c>null</c>: nobody. Default: certificates open nothing.</summary>
    public Func<HttpContext, X509Certificate2, Task<Person?>>? OfCertificate { get; set; }

    /// <summary>What a certificate opens.</summary>
    public ApiScope CertificateOpens { get; set; }

    /// <summary>Writes a refusal (status, title, sentence). Default as problem details.</summary>
    public Func<HttpContext, int, string, string, Task> Refuse { get; set; } = (http, status, title, sentence) =>
        TypedResults.Problem(sentence, statusCode: status, title: title).ExecuteAsync(http);
}

/// <summary><c>Authorization: Bearer KEY</c>: a machine that holds a key made on the Admin page.</summary>
internal sealed class ApiKeyAuthentication(IOptionsMonitor<ApiKeyOptions> options, ILoggerFactory logs, UrlEncoder encoder, IApiClients clients)
    : AuthenticationHandler<ApiKeyOptions>(options, logs, encoder)
{
    public new const string Scheme = "ApiKey";

    public const string ScopeClaim = "investigator:scope";

    /// <summary>Claim type of the key's id.</summary>
    public const string IdClaim = "investigator:key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (KeyOf(Request.Headers.Authorization.ToString()) is not { } key) return await OfCertificateAsync();
        if (key.Length is 0 or > 512 || await clients.RecogniseAsync(key, Context.RequestAborted) is not { } holder) return AuthenticateResult.Fail("No such key.");
        return Holds(holder.Person, holder.Scopes, new Claim(IdClaim, holder.Id.ToString()));
    }

    // The handshake has proven that the machine holds the private key; whose certificate it is, is known by its thumbprint alone.
    private async Task<AuthenticateResult> OfCertificateAsync()
    {
        if (Options.OfCertificate is not { } ask || Context.Connection.ClientCertificate is not { } shown) return AuthenticateResult.NoResult();
        var now = TimeProvider.GetUtcNow().UtcDateTime;
        if (now < shown.NotBefore.ToUniversalTime() || now > shown.NotAfter.ToUniversalTime()) return AuthenticateResult.Fail("The certificate is not in date.");
        return await ask(Context, shown) is { } person ? Holds(person, Options.CertificateOpens) : AuthenticateResult.Fail("No such certificate.");
    }

    private AuthenticateResult Holds(Person person, ApiScope scopes, params Claim[] more)
    {
        var identity = new ClaimsIdentity([new("sub", person.Id), new("name", person.Name), .. more], base.Scheme.Name, "name", PersonClaims.Role);
        foreach (var scope in Enum.GetValues<ApiScope>().Where(scope => scope is not ApiScope.None && scopes.HasFlag(scope)))
            identity.AddClaim(new(ScopeClaim, scope.ToString()));
        return AuthenticateResult.Success(new(new(identity), base.Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Grpc.IsAsked(Request)) return Grpc.RefuseAsync(Context, Grpc.Unauthenticated, "Give a key made on the Admin page as the metadata \"authorization: Bearer KEY\".");
        Response.Headers.WWWAuthenticate = Options.AcceptsBasic ? "Basic realm=\"Investigator\", charset=\"UTF-8\"" : "Bearer";
        return Options.Refuse(
            Context, StatusCodes.Status401Unauthorized, "No valid API key",
            Options.AcceptsBasic ? "Give a key made on the Admin page as the password of HTTP Basic, or as \"Authorization: Bearer KEY\"." : "Give a key made on the Admin page as \"Authorization: Bearer KEY\".");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        const string Lacks = "This key lacks the scope for this address. Make one with the right scope on the Admin page.";
        return Grpc.IsAsked(Request) ? Grpc.RefuseAsync(Context, Grpc.PermissionDenied, Lacks) : Options.Refuse(Context, StatusCodes.Status403Forbidden, "Not this key's task", Lacks);
    }

    private string? KeyOf(string header)
    {
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return header["Bearer ".Length..].Trim();
        if (!Options.AcceptsBasic || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return null;
        var packed = header["Basic ".Length..].Trim();
        var bytes = new byte[packed.Length];
        return Convert.TryFromBase64String(packed, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length) is var pair && pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon
            ? pair[(colon + 1)..]
            : "";
    }
}
