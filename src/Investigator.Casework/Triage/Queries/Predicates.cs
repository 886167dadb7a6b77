using System.Linq.Expressions;

namespace Investigator.Casework.Triage.Queries;

/// <summary>Puts conditions together without running them. Values stay variables of the caller, which the store is sent as parameters.</summary>
internal static class Predicates
{
    /// <summary>A condition on a column as a condition on its row.</summary>
    public static Expression<Func<T, bool>> On<T, TColumn>(Expression<Func<T, TColumn>> column, Expression<Func<TColumn, bool>> test) =>
        Expression.Lambda<Func<T, bool>>(new Replacing(test.Parameters[0], column.Body).Visit(test.Body), column.Parameters);

    public static Expression<Func<T, bool>> And<T>(Expression<Func<T, bool>> a, Expression<Func<T, bool>> b) => Join(a, b, Expression.AndAlso);

    public static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> a, Expression<Func<T, bool>> b) => Join(a, b, Expression.OrElse);

    public static Expression<Func<T, bool>> Not<T>(Expression<Func<T, bool>> a) => Expression.Lambda<Func<T, bool>>(Expression.Not(a.Body), a.Parameters);

    /// <summary>The same condition in a form from which no index can be chosen: for rows that are plenty, and wanted in the order of another index.</summary>
    public static Expression<Func<T, bool>> Unindexed<T>(Expression<Func<T, bool>> a)
    {
        var one = 1;
        Expression<Func<bool, bool>> chosen = holds => (holds ? 1 : 0) == one;
        return On(a, chosen);
    }

    private static Expression<Func<T, bool>> Join<T>(Expression<Func<T, bool>> a, Expression<Func<T, bool>> b, Func<Expression, Expression, Expression> join) =>
        Expression.Lambda<Func<T, bool>>(join(a.Body, new Replacing(b.Parameters[0], a.Parameters[0]).Visit(b.Body)), a.Parameters);

    private sealed class Replacing(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}
