using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Investigator.Tests.CaseStore;

/// <summary>A fact of a suite that runs on each provider. On SQL Server it is reported as skipped, with the reason, where no server is configured.</summary>
[XunitTestCaseDiscoverer("Investigator.Tests.CaseStore.CaseFactDiscoverer", "Investigator.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class CaseFactAttribute : FactAttribute;

public sealed class CaseFactDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        yield return new CaseFactCase(sink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
    }
}

public sealed class CaseFactCase : XunitTestCase
{
    [Obsolete("For the runner, which makes the case from its serialised form.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public CaseFactCase()
    {
    }

    public CaseFactCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.Name.EndsWith("OnSqlServer", StringComparison.Ordinal) && CaseRoom.SqlServer is null
            ? $"needs a SQL Server: set {CaseRoom.Variable} to a connection string whose login may create databases"
            : base.GetSkipReason(factAttribute);
}
