using System.Linq.Expressions;
using System.Reflection;

namespace AutoDiff.LinearAlgebra.Tests.Harness;

/// <summary>A primitive with its companions, callable with boxed arguments: spans are arrays, a ref is an array of one.</summary>
public sealed class Primitive
{
    private readonly Func<object[], object?> _primal;
    private readonly Func<object[], object?> _jvp;
    private readonly Func<object[], object?> _vjp;
    private readonly Func<object[], object?> _vjpJvp;

    public Primitive(Type owner, string name)
    {
        MethodInfo primal = Find(owner, name);
        Parameters = primal.GetParameters();
        IsFunction = primal.ReturnType == typeof(double);
        Active = [.. Enumerable.Range(0, Parameters.Count).Where(i => IsActive(Parameters[i]))];
        JvpMethod = Find(owner, name + "Jvp");
        VjpMethod = Find(owner, name + "Vjp");
        VjpJvpMethod = Find(owner, name + "VjpJvp");
        _primal = Compile(primal);
        _jvp = Compile(JvpMethod);
        _vjp = Compile(VjpMethod);
        _vjpJvp = Compile(VjpJvpMethod);
    }

    public IReadOnlyList<ParameterInfo> Parameters { get; }

    /// <summary>The positions of the active parameters.</summary>
    public int[] Active { get; }

    public bool IsFunction { get; }

    public MethodInfo JvpMethod { get; }

    public MethodInfo VjpMethod { get; }

    public MethodInfo VjpJvpMethod { get; }

    public bool IsOutput(int parameter) => Parameters[parameter].ParameterType == typeof(Span<double>);

    public bool IsScalar(int parameter) => Parameters[parameter].ParameterType == typeof(double);

    public double Primal(object[] arguments) => _primal(arguments) is double value ? value : 0;

    public (double Value, double Tangent) Jvp(object[] arguments, object[] tangents) =>
        _jvp([.. arguments, .. tangents]) is (double value, double tangent) ? (value, tangent) : default;

    public double Vjp(object[] arguments, double resultAdjoint, object[] adjoints) =>
        _vjp([.. arguments, .. Result(resultAdjoint), .. adjoints]) is double value ? value : 0;

    public (double Value, double Tangent) VjpJvp(
        object[] arguments, double resultAdjoint, object[] adjoints, object[] tangents, double resultAdjointTangent, object[] adjointTangents) =>
        _vjpJvp([.. arguments, .. Result(resultAdjoint), .. adjoints, .. tangents, .. Result(resultAdjointTangent), .. adjointTangents])
            is (double value, double tangent) ? (value, tangent) : default;

    private object[] Result(double adjoint) => IsFunction ? [adjoint] : [];

    private static bool IsActive(ParameterInfo parameter) =>
        (parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(ReadOnlySpan<double>) || parameter.ParameterType == typeof(Span<double>))
        && parameter.GetCustomAttribute<NoDerivativeAttribute>() is null;

    private static MethodInfo Find(Type owner, string name) =>
        owner.GetMethod(name, BindingFlags.Public | BindingFlags.Static) ?? throw new MissingMethodException(owner.Name, name);

    private static Func<object[], object?> Compile(MethodInfo method)
    {
        ParameterExpression array = Expression.Parameter(typeof(object[]));
        IEnumerable<Expression> arguments = method.GetParameters().Select((p, i) => Argument(p.ParameterType, Expression.ArrayIndex(array, Expression.Constant(i))));
        Expression call = Expression.Call(method, arguments);
        Expression body = method.ReturnType == typeof(void) ? Expression.Block(call, Expression.Constant(null)) : Expression.Convert(call, typeof(object));
        return Expression.Lambda<Func<object[], object?>>(body, array).Compile();
    }

    private static Expression Argument(Type type, Expression boxed) =>
        type.IsByRef ? Expression.ArrayAccess(Expression.Convert(boxed, typeof(double[])), Expression.Constant(0))
        : type.IsByRefLike ? Expression.Convert(Expression.Convert(boxed, type.GenericTypeArguments[0].MakeArrayType()), type)
        : Expression.Convert(boxed, type);
}
