using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Two functions of one argument that share their work come from one call: the sine and the cosine, and on lanes the normal
/// distribution function and the exponential in its derivative.</summary>
/// <remarks>
/// <code>
/// s = Sin(x)                p = SinCos(x)
/// …               becomes   s = p.Sin, …
/// c = Cos(x)                c = p.Cos
/// </code>
/// The derivative of a sine is a cosine, so a companion is full of such pairs. For scalars the runtime's method makes them together only where that
/// gives the same bits; see <c>AutoDiff.CompilerServices.Angle</c>.
/// </remarks>
internal sealed class FunctionPairs : IrRewriter
{
    private readonly VariableIds ids;
    private readonly PairedFunctions functions;
    private readonly VariableSet assigned = [];

    /// <summary>The products that were the argument of an exponential that is part of a pair now.</summary>
    private readonly HashSet<int> products = [];

    private FunctionPairs(IrMethod method)
    {
        ids = new VariableIds(method.VariableCount);
        assigned.UnionWith(method.Parameters.Where(static parameter => parameter.Mode is PassingMode.Ref or PassingMode.Out).Select(static parameter => parameter.Variable.Id));
        AssignedVariables.Gather(method.Body, assigned);
        functions = new PairedFunctions(method, assigned);
    }

    public static IrMethod Apply(IrMethod method)
    {
        var pass = new FunctionPairs(method);
        IrMethod paired = pass.Rewrite(method);
        if (ReferenceEquals(paired, method))
        {
            return method;
        }

        // First the product that the exponential was of, then the factor that only this had.
        EquatableArray<IrStatement> body = pass.products.Count == 0 ? paired.Body : pass.WithoutUnread(pass.WithoutUnread(paired.Body));
        return method with { Body = body, VariableCount = pass.ids.Count };
    }

    protected override EquatableArray<IrStatement> Block(EquatableArray<IrStatement> block)
    {
        EquatableArray<IrStatement> inner = base.Block(block);

        // Before each function a place is kept for the pair.
        List<IrStatement?> statements = new(inner.Count);
        bool hasPairs = false;
        Dictionary<(string Code, Operand Argument), (int Index, PairedFunction Function)> waiting = [];
        List<IrVariable> movable = [];
        foreach (IrStatement statement in inner)
        {
            if (movable.Count > 0)
            {
                Forget(statement, movable, waiting);
            }

            if (functions.Of(statement) is not { } function)
            {
                statements.Add(statement);
                continue;
            }

            IrVariable argument = function.Argument.Variable;
            if (!waiting.TryGetValue((function.Code, function.Argument), out var first))
            {
                statements.Add(null);
                if (!(statement is AssignStatement && Assigns(statement, argument)))
                {
                    waiting[(function.Code, function.Argument)] = (statements.Count, function);
                }

                if (assigned.Contains(argument.Id))
                {
                    movable.Add(argument);
                }

                statements.Add(statement);
            }
            else if (first.Function.Part == function.Part)
            {
                statements.Add(statement);
            }
            else
            {
                IrVariable pair = new(ids.Take(), "pair", function.PairType);
                statements[first.Index - 1] = new LetStatement(
                    pair, new TemplateExpression(function.Code, EquatableArray.Of<Operand>(function.Argument), function.PairType, IsPure: true, IsStable: true));
                statements[first.Index] = Part(statements[first.Index]!, pair, first.Function);
                statements.Add(Part(statement, pair, function));
                waiting.Remove((function.Code, function.Argument));
                products.UnionWith(first.Function.Products);
                products.UnionWith(function.Products);
                hasPairs = true;
            }
        }

        return hasPairs ? statements.OfType<IrStatement>().ToEquatableArray() : inner;
    }

    /// <summary>What waits for the other function of a variable does so until the variable is assigned.</summary>
    private static void Forget(IrStatement statement, List<IrVariable> movable, Dictionary<(string Code, Operand Argument), (int Index, PairedFunction Function)> waiting)
    {
        foreach (IrVariable stale in movable.FindAll(variable => Assigns(statement, variable)))
        {
            movable.Remove(stale);
            foreach (var key in waiting.Keys.Where(key => key.Argument is VariableOperand { Variable: var variable } && variable.Id == stale.Id).ToList())
            {
                waiting.Remove(key);
            }
        }
    }

    /// <summary>What a statement becomes that computed one of a pair.</summary>
    private static IrStatement Part(IrStatement statement, IrVariable pair, PairedFunction function)
    {
        LoadExpression part = new(Place.Field(pair, function.Part, function.Type));
        return statement is LetStatement let ? let with { Value = part } : ((AssignStatement)statement) with { Value = part };
    }

    private static bool Assigns(IrStatement statement, IrVariable variable)
    {
        HashSet<int> found = [];
        AssignedVariables.Gather(EquatableArray.Of(statement), found);
        return found.Contains(variable.Id) || statement is CallStatement or EffectStatement;
    }

    private EquatableArray<IrStatement> WithoutUnread(EquatableArray<IrStatement> body)
    {
        HashSet<int> read = ReadVariables.Of(body);
        return new UnreadProducts(products.Where(product => !read.Contains(product))).Apply(body);
    }

    private sealed class UnreadProducts(IEnumerable<int> unread) : IrRewriter
    {
        private readonly HashSet<int> unread = [.. unread];

        public EquatableArray<IrStatement> Apply(EquatableArray<IrStatement> body) => Block(body);

        protected override void Statement(IrStatement statement, List<IrStatement> output)
        {
            if (statement is not LetStatement let || !unread.Contains(let.Target.Id))
            {
                base.Statement(statement, output);
            }
        }
    }
}
