using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Batching;

/// <summary>How large the Jacobian of one point is, and the check of the memory for those of all.</summary>
/// <remarks>Outputs are the scalars of what the member writes to, then the result; inputs those of what it only reads. Where they lie in
/// structs, the memory for all is divided by the points, and the Jacobian of each point checks its share.</remarks>
internal sealed class JacobianSize
{
    private const string Shape = "global::AutoDiff.CompilerServices.BatchShape.";

    private readonly BatchSignature signature;
    private readonly VariableIds ids;
    private readonly List<IrStatement> statements = [];

    /// <param name="signature">The companion's parameters, with the Jacobians.</param>
    /// <param name="ids">Hands out variables.</param>
    /// <param name="isStructured">Whether some scalars lie in structs or nested memory.</param>
    public JacobianSize(BatchSignature signature, VariableIds ids, bool isStructured)
    {
        this.signature = signature;
        this.ids = ids;
        IrVariable jacobian = signature.Jacobian!;
        IrMethod primal = signature.Primal;
        if (isStructured)
        {
            Size = Let("size", new TemplateExpression(
                Shape + "ElementsOf({0}.Length, {1}, nameof({0}))",
                EquatableArray.Of<Operand>((VariableOperand)jacobian, (VariableOperand)signature.Points),
                PassiveType.Int32,
                IsPure: false,
                IsStable: true));
            return;
        }

        Operand inputs = Sum(primal.Parameters.Where(static p => p.IsActive && !IsOutput(p)).Select(Scalars));
        Operand outputs = Sum([
            .. primal.Parameters.Where(static p => p.IsActive && IsOutput(p)).Select(Scalars),
            .. primal.Results.Where(static result => result.IsActive).Select(static _ => (Operand)PassiveConstant.Int(1)),
        ]);
        statements.Add(new EffectStatement(
            Shape + "RequireMatrices({0}.Length, {1}, {2}, {3}, nameof({0}))",
            EquatableArray.Of(jacobian, (VariableOperand)signature.Points, outputs, inputs),
            EndsFlow: false));
        Size = Let("size", new BinaryExpression(BinaryOperator.Multiply, outputs, inputs, PassiveType.Int32));
    }

    /// <summary>Counts, checks, and declares <see cref="Size"/>.</summary>
    public IReadOnlyList<IrStatement> Statements => statements;

    /// <summary>The number of entries of the Jacobian of a point.</summary>
    public Operand Size { get; }

    /// <summary>Whether a parameter's contents are outputs.</summary>
    public static bool IsOutput(IrParameter parameter) =>
        parameter.Mode is PassingMode.Ref or PassingMode.Out || parameter.Variable.Type is SequenceType { IsWritableView: true };

    /// <summary>The number of scalars of a parameter at one point.</summary>
    private Operand Scalars(IrParameter parameter) => parameter.Variable.Type is not SequenceType
        ? PassiveConstant.Int(1)
        : parameter.IsBatched
            ? signature.ElementsOf(parameter)
            : Let("", new LengthExpression(parameter.Variable));

    private Operand Sum(IEnumerable<Operand> counts)
    {
        Operand? sum = null;
        foreach (Operand count in counts.ToList())
        {
            sum = sum is null ? count : Let("", new BinaryExpression(BinaryOperator.Add, sum, count, PassiveType.Int32));
        }

        return sum ?? PassiveConstant.Int(0);
    }

    private VariableOperand Let(string name, Expression value)
    {
        IrVariable variable = new(ids.Take(), name, value.Type);
        statements.Add(new LetStatement(variable, value));
        return variable;
    }
}
